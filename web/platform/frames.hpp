// Frames: when a picture is drawn. There is no loop: a frame is one animation callback that somebody asked for.
//
// `wake(n)` asks for at least n more frames; `wake_at` asks for one at a later moment (a toast, a countdown) by
// one timer for the earliest wish. A hidden tab draws nothing and catches up when it is seen again.
#pragma once

namespace qungong {

void wake(int frames = 2);
void wake_in(double milliseconds); // The earliest wish wins; each drawn frame states its wishes anew

} // namespace qungong
