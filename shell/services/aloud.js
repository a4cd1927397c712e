// Aloud: the browser's own voice reads the words of a page, piece by piece, in their order.
//
// Each piece is an utterance of its own: some voices fall silent in the middle of a long one, and a pause takes effect
// between two. A voice of the language is chosen where the browser has one, else the browser chooses.

const SAID_AS = { "zh-CN": "zh-CN", en: "en-US" };

function voiceFor(language) {
  const voices = speechSynthesis.getVoices();
  const wanted = SAID_AS[language].toLowerCase();
  const nameOf = (voice) => voice.lang.replace("_", "-").toLowerCase();
  return voices.find((voice) => nameOf(voice) === wanted) ?? voices.find((voice) => nameOf(voice).startsWith(wanted.slice(0, 2))) ?? null;
}

class Reader {
  post_;
  turn_ = 0; // What was stopped still tells of its end, and is not listened to
  held_ = []; // The browser may drop an utterance that nobody holds before it is said

  constructor(post) {
    this.post_ = post;
  }

  say({ pieces, language }) {
    this.stop();
    const turn = this.turn_;
    const voice = voiceFor(language);
    this.held_ = pieces.map((words) => {
      const piece = new SpeechSynthesisUtterance(words);
      piece.lang = SAID_AS[language];
      if (voice) piece.voice = voice;
      return piece;
    });
    const last = this.held_[this.held_.length - 1];
    const over = () => turn === this.turn_ && this.tell_("silent");
    last.addEventListener("end", over);
    for (const piece of this.held_) piece.addEventListener("error", over);
    for (const piece of this.held_) speechSynthesis.speak(piece);
    this.tell_("speaking");
  }

  pause() {
    speechSynthesis.pause();
    this.tell_("paused");
  }

  goOn() {
    speechSynthesis.resume();
    this.tell_("speaking");
  }

  stop() {
    ++this.turn_;
    this.held_ = [];
    speechSynthesis.cancel();
    speechSynthesis.resume(); // A paused voice that is cancelled would not begin again
    this.tell_("silent");
  }

  tell_(state) {
    this.post_("aloud.state", { state });
  }
}

export function aloudPart({ post }) {
  if (!("speechSynthesis" in window)) return {};
  const reader = new Reader(post);
  addEventListener("pagehide", () => speechSynthesis.cancel()); // It would go on over the next page
  return {
    "aloud.say": async (json) => reader.say(json),
    "aloud.pause": async () => reader.pause(),
    "aloud.go_on": async () => reader.goOn(),
    "aloud.stop": async () => reader.stop(),
  };
}
