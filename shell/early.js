// Early: before anything is painted, says in which language and colours the page begins and which skeleton fits: the
// desk of somebody signed in here, the door, or none where letters are larger than the skeleton's. What is remembered is
// the kind of page and how it looks, never a person; without a memory the browser's own settings decide.
(function choose() {
  var root = document.documentElement;
  function remembered(name) {
    try { return JSON.parse(localStorage.getItem(name)) || {}; } catch (_) { return {}; }
  }
  var known = remembered('qungong-skeleton');
  var looks = remembered('qungong-looks');
  var toPublic = /^#\/(public|report|follow)/.test(location.hash);
  root.dataset.skeleton = looks.elder || looks.text_size > 100 ? 'none' : known.desk && !toPublic ? 'desk' : 'door';
  // What the door does not need comes at once only to those who go further (shell/client.js)
  root.dataset.client = known.desk || looks.elder || location.hash.length > 2 ? 'whole' : 'front';
  var asked = matchMedia('(prefers-contrast: more), (forced-colors: active)').matches ? 'high_contrast'
    : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = /^(light|dark|high_contrast)$/.test(looks.theme) ? looks.theme : asked;
  // Older than what the client is tested on: it may still open, and says meanwhile what does (shell/index.html).
  if (!(window.WebAssembly && window.WeakRef && window.BroadcastChannel)) root.className += ' broken old';
  var spoken = [looks.language || known.language].concat(navigator.languages || navigator.language).filter(function ours(language) {
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
