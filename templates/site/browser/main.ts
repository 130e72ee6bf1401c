import { bindCards } from './cards.ts';
import { bindDrawing } from './drawing.ts';
import { bindTable } from './table.ts';

for (const element of document.querySelectorAll<HTMLElement>('p[data-tools]')) element.hidden = false;
bindDrawing();
bindCards();
bindTable();
document.documentElement.classList.remove('loading');
