// Broken: what stands over the skeleton when the client cannot speak, in the page's own words, and the way on.

export function showBroken(again = () => location.reload()) {
  const root = document.documentElement;
  document.getElementById('again').onclick = () => {
    root.classList.remove('broken');
    again();
  };
  root.classList.add('broken');
}
