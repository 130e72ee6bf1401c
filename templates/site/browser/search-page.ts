import { bindDepth } from './depth.ts';
import { bindSearch } from './search.ts';

bindDepth();
bindSearch({ root: document.body, name: '' });
document.documentElement.classList.remove('loading');
