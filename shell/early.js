// Early: before anything is painted, says in which language the page begins and which skeleton fits: the desk of
// somebody signed in here, or the door. What is remembered is the kind of page, the language and the theme, never a
// person; without a memory the browser's own languages decide. The sentences of that language are fetched at once.
(function choose() {
  var root = document.documentElement;
  var known = {};
  try { known = JSON.parse(localStorage.getItem('qungong-skeleton') || '{}'); } catch (_) { known = {}; }
  var toPublic = /^#\/(public|report|follow)/.test(location.hash);
  root.dataset.skeleton = known.desk && !toPublic ? 'desk' : 'door';
  // What the door does not need comes at once only to those who go further (shell/client.js)
  root.dataset.client = known.desk || location.hash.length > 2 ? 'whole' : 'front';
  if (known.theme) root.dataset.theme = known.theme;
  var spoken = [known.language].concat(navigator.languages || navigator.language).filter(function ours(language) {
    return /^(zh|en)\b/i.test(language || '');
  });
  root.lang = /^en/i.test(spoken[0] || '') ? 'en' : 'zh-CN';
  var texts = document.createElement('link');
  texts.rel = 'preload';
  texts.as = 'fetch';
  texts.crossOrigin = 'anonymous';
  texts.href = new URL('../assets/i18n/' + root.lang + '.json', document.currentScript.src).href;
  document.head.appendChild(texts);
})();
