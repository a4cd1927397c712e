// Printing: however somebody prints (a button of ours, the menu, Ctrl+P), paper gets the page's records as plain text.
//
// The picture and the tree never reach paper. What a button prints lies there already (shell/services/page.js); for
// everything else the page itself is put beside the stage, and taken away when it has been printed.

import { fragmentOfHtml } from './services/safe_html.js';

export function printPages(htmlOfPage) {
  let sheet = null;
  addEventListener('beforeprint', () => {
    if (document.querySelector('.print-sheet')) return;
    const html = htmlOfPage();
    if (!html) return; // No page has been drawn yet
    sheet = document.createElement('div');
    sheet.className = 'print-sheet';
    sheet.append(fragmentOfHtml(html));
    document.body.append(sheet);
  });
  addEventListener('afterprint', () => {
    sheet?.remove();
    sheet = null;
  });
}
