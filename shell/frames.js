// Frames: one animation callback when somebody asked for it, one timer for the earliest wish, and otherwise nothing.
//
// A hidden page draws nothing; what was asked for meanwhile is drawn when it is seen again. What waits at the moment of
// hiding is taken at once, so that the last word typed is in the model and on its way to the disk.

const FINISH_STEPS_MAX = 16;

export class Frames {
  step_;
  callback_ = 0;
  timeout_ = 0;
  owed_ = false;
  count = 0;

  // `step(now)` draws one picture and says whether another is needed at once.
  constructor(step) {
    this.step_ = step;
    document.addEventListener('visibilitychange', () => this.seen_());
  }

  request() {
    if (document.hidden) this.owed_ = true;
    else if (!this.callback_) this.callback_ = requestAnimationFrame((now) => this.run_(now));
  }

  timer(milliseconds) {
    if (this.timeout_) clearTimeout(this.timeout_);
    this.timeout_ = 0;
    if (milliseconds < 0) return;
    this.timeout_ = setTimeout(() => {
      this.timeout_ = 0;
      this.request();
    }, Math.min(milliseconds, 0x7fffffff));
  }

  run_(now) {
    this.callback_ = 0;
    ++this.count;
    if (this.step_(now)) this.request();
  }

  seen_() {
    if (document.hidden && this.callback_) {
      cancelAnimationFrame(this.callback_);
      this.callback_ = 0;
      this.finish_();
    }
    if (document.hidden || !this.owed_) return;
    this.owed_ = false;
    this.request();
  }

  finish_() {
    this.owed_ = true;
    for (let left = FINISH_STEPS_MAX; left > 0; --left) {
      ++this.count;
      if (!this.step_(performance.now())) return;
    }
  }
}
