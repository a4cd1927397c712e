// View: the part of the window in which everything can be seen and touched: above a keyboard on the screen, and inside of
// what a device cuts off for its camera, its corners and its bar of home.
//
// While a person has zoomed in with two fingers the view stays as it was, so that the page does not change under them.

export class View {
  box = { x: 0, y: 0, width: 0, height: 0 };
  onChange = () => {};

  constructor() {
    const tell = () => {
      this.measure_();
      this.onChange(this.box);
    };
    visualViewport?.addEventListener('resize', tell);
    visualViewport?.addEventListener('scroll', tell); // Safari moves the page away under its keyboard
    addEventListener('resize', tell);
    this.measure_();
  }

  // A point of the window as a point of the view.
  at(event) {
    return { x: event.clientX - this.box.x, y: event.clientY - this.box.y };
  }

  // The pixels of a canvas that fills the view. Each change makes a drawing buffer anew, for which the page waits.
  fit(canvas) {
    const [across, down] = [this.box.width, this.box.height].map((side) => Math.round(side * devicePixelRatio));
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
  }

  measure_() {
    const style = getComputedStyle(document.documentElement);
    const cut = (side) => parseFloat(style.getPropertyValue(`--cut-${side}`)) || 0; // shell/style.css
    const seen = visualViewport && visualViewport.scale <= 1.01 ? visualViewport : { offsetTop: 0, height: innerHeight };
    const top = Math.max(seen.offsetTop, cut('top'));
    const bottom = Math.min(seen.offsetTop + seen.height, Math.max(innerHeight, seen.height) - cut('bottom'));
    const width = document.documentElement.clientWidth - cut('left') - cut('right');
    this.box = { x: cut('left'), y: top, width, height: bottom - top };
  }
}
