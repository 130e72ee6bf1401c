import { BOOK, DEPTH, EARLY, LIVE, SCRIPT, SEARCH, STYLE } from './generated-assets.ts';

/** Constant text of this package, each with its hash in the policy of the page. */
export const ASSETS: Readonly<Record<string, string>> = {
  style: `<style>${STYLE}</style>`,
  early: `<script>${EARLY}</script>`,
  depth: `<script>${DEPTH}</script>`,
  script: `<script>${SCRIPT}</script>`,
  search: `<script>${SEARCH}</script>`,
  book: `<script>${BOOK}</script>`,
  live: `<script>${LIVE}</script>`,
};
