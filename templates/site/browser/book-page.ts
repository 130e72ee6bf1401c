import { openBook } from './book.ts';

openBook();
