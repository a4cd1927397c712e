// Image: photos of a person's phone, made smaller and drawn anew, so that neither place nor camera travels
// with them.

import { sha256Hex } from "./bytes.js";
import { Trouble } from "./trouble.js";

const SIDE_MAX = 1600;
const QUALITY = 0.82;

// The picture upright on a canvas, its longer side at most `sideMax`; on `paper` where it may be see-through.
async function drawn(blob, sideMax, paper = "") {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode().catch(() => {
      throw new Trouble("not_an_image", blob.type);
    });
    const scale = Math.min(1, sideMax / Math.max(image.naturalWidth, image.naturalHeight, 1));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const context = canvas.getContext("2d");
    if (paper) {
      context.fillStyle = paper;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(address);
  }
}

export async function photoOf(file) {
  const canvas = await drawn(file, SIDE_MAX, "white"); // JPEG knows no see-through: a pasted drawing would be black
  const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!jpeg) throw new Trouble("too_large", file.size);
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const name = `${(file.name || "photo").replace(/\.[^.]*$/, "")}.jpg`;
  const { width, height } = canvas;
  return [{ name, kind: "image/jpeg", sha256: await sha256Hex(bytes), width, height }, bytes];
}

export async function pixelsOfImage(blob, sideMax) {
  const canvas = await drawn(blob, sideMax);
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return [{ width: canvas.width, height: canvas.height }, new Uint8Array(data.buffer)];
}
