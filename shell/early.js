// Early: before anything is painted, says which skeleton fits: the desk of somebody signed in here, or the door.
// What is remembered is the kind of page, the language and the theme, never a person.
(function choose() {
  var root = document.documentElement;
  var known = {};
  try { known = JSON.parse(localStorage.getItem('qungong-skeleton') || '{}'); } catch (_) { known = {}; }
  var toPublic = /^#\/(public|report|follow)/.test(location.hash);
  root.dataset.skeleton = known.desk && !toPublic ? 'desk' : 'door';
  if (known.theme) root.dataset.theme = known.theme;
  if (known.language) root.lang = known.language;
})();
