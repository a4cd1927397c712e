// Strays: elements of the tree that leave what they stand in.

// What stands out of its parent, and how many elements were looked at. What scrolls may be longer than its box, never wider.
export const straysOf = (page) => page.evaluate(() => {
  const GRACE_PX = 1;
  const placed = [...document.querySelectorAll("#tree *")].filter((element) => getComputedStyle(element).position === "absolute");
  const strays = placed.filter((element) => {
    const parent = element.parentElement;
    const [own, around] = [element.getBoundingClientRect(), parent.getBoundingClientRect()];
    if (own.width === 0 || around.width === 0) return false;
    const scrolls = parent.id === "tree" || getComputedStyle(parent).overflowY !== "visible";
    return own.left < around.left - GRACE_PX || own.right > around.right + GRACE_PX ||
      (!scrolls && (own.top < around.top - GRACE_PX || own.bottom > around.bottom + GRACE_PX));
  });
  const told = (element) => `${element.getAttribute("role") ?? element.localName} ${(element.getAttribute("aria-label")
    ?? element.textContent).slice(0, 40)}`;
  return { count: placed.length, strays: strays.map((element) => `${told(element)} in ${told(element.parentElement)}`) };
});
