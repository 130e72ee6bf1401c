import { bindDepth } from './depth.ts';

bindDepth();
document.documentElement.classList.remove('loading');
