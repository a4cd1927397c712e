// Pan: one finger as a state machine. It either taps (hardly moved, however long) or moves what is under it, never both.
//
// Nothing is told to the client before the finger is lifted, so that a pan cannot press anything on its way. After a
// quick pan the area glides on and slows down; a touch stops it, and that touch is no tap.

const TAP_PX = 8;
const GLIDE_PER_MS = 0.9965; // What is left of the speed after one millisecond
const GLIDE_STOPS_AT = 0.02; // px per ms
const SPEED_WINDOW_MS = 100;

// A page that was busy gets several moves as one, which knows what it was made of.
function stepsOf(event) {
  const steps = event.getCoalescedEvents?.() ?? [];
  return steps.length > 0 ? steps : [event];
}

export class Pan {
  areaAt_;
  scroll_;
  tap_;
  wake_;
  finger_ = null;
  glide_ = null;

  // areaAt(event, dy) -> area or null; scroll(area, dy) -> whether it moved; tap(event); wake() asks for a frame.
  constructor({ areaAt, scroll, tap, wake }) {
    this.areaAt_ = areaAt;
    this.scroll_ = scroll;
    this.tap_ = tap;
    this.wake_ = wake;
  }

  get panning() {
    return this.finger_?.panning === true;
  }

  down(event) {
    if (this.finger_) { // A second finger zooms or rests: it ends the first one's meaning
      this.finger_ = null;
      return;
    }
    const stopped = this.glide_ !== null;
    this.glide_ = null;
    this.finger_ = { id: event.pointerId, start: event, lastY: event.clientY,
      panning: false, spoiled: stopped, area: null, trail: [{ at: event.timeStamp, dy: 0 }] };
  }

  move(event) {
    const finger = this.finger_;
    if (!finger || finger.id !== event.pointerId) return;
    const far = Math.hypot(event.clientX - finger.start.clientX, event.clientY - finger.start.clientY) >= TAP_PX;
    if (far && !finger.panning) {
      finger.panning = true;
      finger.area = this.areaAt_(finger.start, finger.start.clientY - event.clientY);
    }
    if (!finger.panning) return;
    const dy = finger.lastY - event.clientY;
    for (const { clientY, timeStamp } of stepsOf(event)) {
      finger.trail.push({ at: timeStamp, dy: finger.lastY - clientY });
      finger.lastY = clientY;
    }
    while (finger.trail.length > 1 && event.timeStamp - finger.trail[0].at > SPEED_WINDOW_MS) finger.trail.shift();
    if (finger.area && dy !== 0) this.scroll_(finger.area, dy);
  }

  // Says whether the finger panned, so that the page can keep the browser from making a click of it.
  up(event) {
    const finger = this.finger_;
    if (!finger || finger.id !== event.pointerId) return true;
    this.finger_ = null;
    if (finger.panning) {
      this.startGlide_(finger, event.timeStamp);
      return true;
    }
    if (finger.spoiled) return true;
    this.tap_(event);
    return false;
  }

  cancel() {
    this.finger_ = null;
    this.glide_ = null;
  }

  // Moves what glides; says whether it still does.
  step(now) {
    const glide = this.glide_;
    if (!glide) return false;
    const dt = Math.min(Math.max(now - glide.at, 0), 50);
    glide.at = now;
    const moved = this.scroll_(glide.area, glide.speed * dt);
    glide.speed *= GLIDE_PER_MS ** dt;
    if (!moved || Math.abs(glide.speed) < GLIDE_STOPS_AT) this.glide_ = null;
    return this.glide_ !== null;
  }

  startGlide_(finger, now) {
    const trail = finger.trail.filter((step) => now - step.at <= SPEED_WINDOW_MS);
    if (!finger.area || trail.length < 2) return;
    const distance = trail.reduce((sum, step) => sum + step.dy, 0);
    const speed = distance / Math.max(now - trail[0].at, 8);
    if (Math.abs(speed) < 0.1) return;
    this.glide_ = { area: finger.area, speed, at: performance.now() };
    this.wake_();
  }
}
