// Paint: one WebGL2 program that draws what web/platform/paint.cpp hands over. It keeps nothing that the client could
// not send again: when the context was lost, `onRestored` asks the client for everything.

const VERTEX = `#version 300 es
uniform vec2 screen;
layout(location = 0) in vec2 at;
layout(location = 1) in vec2 texture_at;
layout(location = 2) in vec4 tint;
out vec2 coordinate;
out vec4 ink;
void main() {
  coordinate = texture_at;
  ink = tint;
  gl_Position = vec4(at.x / screen.x * 2.0 - 1.0, 1.0 - at.y / screen.y * 2.0, 0.0, 1.0);
}`;
const FRAGMENT = `#version 300 es
precision highp float; // Half precision cannot name every texel of a 2048 atlas
uniform sampler2D atlas;
in vec2 coordinate;
in vec4 ink;
out vec4 colour;
void main() { colour = ink * texture(atlas, coordinate); }`;
const VERTEX_SIZE = 20; // x, y, u, v as floats, then four bytes of colour
const WORDS = 8;

export class Paint {
  canvas_;
  gl_ = null;
  screen_ = null;
  textures_ = new Map();
  onRestored = () => {};
  painted = 0;

  constructor(canvas) {
    this.canvas_ = canvas;
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault(); // Without this the browser never gives the context back
      this.textures_.clear();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      this.build_();
      this.onRestored();
    });
    this.gl_ = canvas.getContext('webgl2', {
      alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power',
    });
    if (this.gl_) this.build_();
  }

  get available() {
    return this.gl_ !== null;
  }

  texture(id, width, height, { x, y, w, h }, pixels, pitch) {
    const gl = this.gl_;
    if (!gl || gl.isContextLost()) return;
    if (!this.textures_.has(id)) this.textures_.set(id, this.makeTexture_(width, height));
    gl.bindTexture(gl.TEXTURE_2D, this.textures_.get(id));
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, pitch / 4);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, w, h, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  }

  // Copies what a canvas shows in its upper left corner, without reading it back.
  copy(id, canvas, x, y, width, height) {
    const gl = this.gl_;
    if (!gl || gl.isContextLost() || !this.textures_.has(id) || width === 0) return;
    gl.bindTexture(gl.TEXTURE_2D, this.textures_.get(id));
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
  }

  drop(id) {
    this.gl_?.deleteTexture(this.textures_.get(id) ?? null);
    this.textures_.delete(id);
  }

  paint({ vertices, indices, commands, width, height, paper }) {
    const gl = this.gl_;
    if (!gl || gl.isContextLost()) return;
    ++this.painted;
    gl.viewport(0, 0, this.canvas_.width, this.canvas_.height);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor((paper & 255) / 255, (paper >> 8 & 255) / 255, (paper >> 16 & 255) / 255, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST);
    gl.uniform2f(this.screen_, width, height);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
    for (let i = 0; i < commands.length; i += WORDS) this.draw_(commands.subarray(i, i + WORDS));
  }

  draw_([count, first, texture, , left, top, right, bottom]) {
    const gl = this.gl_;
    gl.scissor(left, this.canvas_.height - bottom, Math.max(right - left, 0), Math.max(bottom - top, 0));
    gl.bindTexture(gl.TEXTURE_2D, this.textures_.get(texture) ?? null);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * 4);
  }

  makeTexture_(width, height) {
    const gl = this.gl_;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    for (const [name, value] of [[gl.TEXTURE_MIN_FILTER, gl.LINEAR], [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE]]) {
      gl.texParameteri(gl.TEXTURE_2D, name, value);
    }
    return texture;
  }

  build_() {
    const gl = this.gl_;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.screen_ = gl.getUniformLocation(program, 'screen');
    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (let i = 0; i < 3; ++i) gl.enableVertexAttribArray(i);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_SIZE, 0);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_SIZE, 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_SIZE, 16);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }
}
