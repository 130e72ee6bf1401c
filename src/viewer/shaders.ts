/** Solids: faces shaded by the side from which they are seen, as in the drawing; form of the status; outlines by distance. */
export const BODY_VERTEX = `
attribute vec4 edge;
attribute float slot;
attribute vec4 place;   // x, height, y, scale
attribute vec4 manner;  // look, sides, slot, state
uniform float view;     // 0 desired, 1 drift, 2 deployed
varying vec3 vNormal;
varying vec4 vEdge;
varying vec3 vLocal;
varying vec3 vManner;   // look, how strong signs are, state
varying float vSize;
varying float vHue;
uniform float hues[24];
void main() {
  vHue = hues[int(slot + 0.5)];
  float sides = manner.y;
  float declared = mod(sides, 2.0) > 0.5 ? 1.0 : 0.0;
  float deployed = sides > 1.5 ? 1.0 : 0.0;
  float here = view < 1.0 ? mix(declared, 1.0, view) : mix(1.0, deployed, view - 1.0);
  if (manner.w > 1.5 && manner.w < 2.5) here = 0.0;
  bool isUnseen = abs(manner.x - 4.0) < 0.5;
  float signs = isUnseen && view > 1.0 ? 1.0 : 1.0 - abs(view - 1.0);
  vNormal = normal;
  vEdge = edge;
  vLocal = position;
  vManner = vec3(manner.x, signs, manner.w);
  vSize = place.w;
  float grown = mix(0.72, 1.0, here);
  vec3 at = place.xyz + position * place.w * vec3(grown, grown * here, grown);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(at, 1.0);
  // another shape of the same draw call, or not there
  if (abs(slot - manner.z) > 0.5 || here < 0.02) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`;

export const BODY_FRAGMENT = `
uniform vec3 tops[9];
uniform vec3 lefts[9];
uniform vec3 rights[9];
uniform vec3 edges[9];
uniform vec3 paper, ghost, plate, quiet, engraved;
uniform vec3 missing, changed, unmanaged, unchecked;
uniform vec2 right;     // the reader's right on the ground
uniform vec3 eye;
uniform float scale;    // pixels per unit
varying vec3 vNormal;
varying vec4 vEdge;
varying vec3 vLocal;
varying vec3 vManner;
varying float vSize;
varying float vHue;

float line(float half_) {
  float pixels = vEdge.x * vSize * scale;
  return 1.0 - smoothstep(half_ - 0.5, half_ + 0.5, pixels);
}

void main() {
  int h = int(vHue + 0.5);
  vec3 top = tops[h], left = lefts[h], rightFace = rights[h], edgeColour = edges[h];
  float kind = vEdge.z;
  bool isGlyph = abs(kind - 3.0) < 0.5;
  bool isRound = abs(kind - 4.0) < 0.5;
  bool isMarked = abs(kind - 2.0) < 0.5;
  vec3 n = normalize(vNormal);
  float across = dot(normalize(n.xz + vec2(1e-5)), right);
  vec3 lit = mix(left, top, 0.55);
  float x = clamp(across * 0.5 + 0.5, 0.0, 1.0);
  vec3 wall = isRound
    ? (x < 0.34 ? mix(left, lit, x / 0.34) : mix(lit, rightFace, (x - 0.34) / 0.66))
    : mix(left, rightFace, clamp(across * 0.7071 + 0.5, 0.0, 1.0));
  vec3 plain = n.y > 0.75 ? top : wall;
  // a little darker towards the ground, lighter towards the back: soft light from above
  if (n.y < 0.75) plain *= mix(0.9, 1.0, smoothstep(0.0, 26.0, vLocal.y));
  else plain *= 1.0 + 0.04 * clamp(-dot(vLocal.xz, vec2(-right.y, right.x)) / 40.0, -1.0, 1.0);

  float size = vSize * scale;                       // pixels per unit of the solid
  float fine = smoothstep(0.12, 0.4, size);         // outlines fade where solids are specks
  float thin = max(0.45, 0.4 * size);
  float rim = line(thin) * fine;
  if (isRound) {
    float facing = abs(dot(n, eye));
    rim = max(rim, (1.0 - smoothstep(0.0, 1.4, facing / max(fwidth(facing), 1e-4) - 0.4)) * fine * 0.8);
  }
  vec3 base = isGlyph ? engraved : mix(plain, edgeColour, rim * 0.9);

  float look = vManner.x;
  vec3 formed = base;
  if (abs(look - 1.0) < 0.5) {
    if (isMarked) {
      float cut = smoothstep(-0.5, 0.5, vEdge.w * size * 0.7);
      float cutLine = 1.0 - smoothstep(0.5, 1.5, abs(vEdge.w) * size * 0.7);
      vec3 dark = vec3(0.2, 0.149, 0.039);
      formed = mix(base, changed, cut);
      formed = mix(formed, dark, max(cutLine, cut * line(max(0.8, 0.9 * size))) * fine);
    }
  } else if (abs(look - 3.0) < 0.5) {
    float stripe = abs(mod(vLocal.x + 4.5, 9.0) - 4.5);
    float w = max(fwidth(vLocal.x), 0.01);
    float hatch = isMarked || abs(kind - 1.0) < 0.5 ? 1.0 - smoothstep(1.45 - w * 0.5, 1.45 + w * 0.5, stripe) : 0.0;
    hatch = mix(0.35, hatch, smoothstep(0.1, 0.3, size)) * (n.y > 0.75 ? 1.0 : 0.0);
    formed = isGlyph ? engraved : mix(mix(plain, unmanaged, hatch), unmanaged, line(max(0.9, 1.25 * size)));
  } else if (look > 1.5 && look < 5.5) {
    bool isGhost = look < 2.5;
    bool isDotted = abs(look - 4.0) < 0.5;
    vec3 fill = isGhost ? ghost : plate;
    vec3 ink = isGhost ? missing : (isDotted ? unchecked : quiet);
    float period = isGhost ? 8.5 : (isDotted ? 4.2 : 12.0);
    float on = isGhost ? 5.0 : (isDotted ? 2.1 : 9.0);
    float w = max(fwidth(vEdge.y), 0.01);
    float at = mod(vEdge.y, period);
    float dash = w > period * 0.5 ? on / period : 1.0 - smoothstep(on - w, on, at);
    float stroke = line(max(0.7, (isDotted ? 1.1 : 0.75) * size)) * dash;
    if (isRound) {
      float facing = abs(dot(n, eye));
      float silhouette = 1.0 - smoothstep(0.0, 1.4, facing / max(fwidth(facing), 1e-4) - 0.6);
      float updown = mod(vLocal.y, period);
      stroke = max(stroke, silhouette * (updown < on ? 1.0 : 0.0));
    }
    // walls a little darker than the top: still a body
    fill = mix(fill, ink, n.y > 0.75 ? 0.0 : 0.05 + 0.06 * x);
    formed = isGlyph ? ink : mix(fill, ink, stroke);
  } else if (look > 5.5) formed = mix(base, paper, 0.62);

  vec3 colour = mix(base, formed, vManner.y);
  float state = vManner.z;
  if (state > 2.5) colour = mix(colour, vec3(1.0), 0.08);
  else if (state > 0.5 && state < 1.5) {
    float grey = dot(colour, vec3(0.3, 0.59, 0.11));
    colour = mix(mix(colour, vec3(grey), 0.6), paper, 0.74);
  }
  gl_FragColor = vec4(colour, 1.0);
}`;

/** A soft shadow on the ground under every solid. */
export const SHADOW_VERTEX = `
attribute vec4 place;
attribute vec4 manner;
attribute float reach;
uniform float view;
varying vec2 vAt;
varying float vStrength;
void main() {
  float declared = mod(manner.y, 2.0) > 0.5 ? 1.0 : 0.0;
  float deployed = manner.y > 1.5 ? 1.0 : 0.0;
  float here = view < 1.0 ? mix(declared, 1.0, view) : mix(1.0, deployed, view - 1.0);
  if (manner.w > 1.5 && manner.w < 2.5) here = 0.0;
  bool isOutline = manner.x > 1.5 && manner.x < 5.5 && abs(manner.x - 3.0) > 0.5;
  vStrength = here * (isOutline ? 0.4 : 1.0) * (manner.w > 0.5 && manner.w < 1.5 ? 0.35 : 1.0);
  vAt = position.xz;
  vec3 at = vec3(place.x, place.y, place.z) + vec3(position.x + 0.12, 0.0, position.z + 0.02) * reach * place.w;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(at, 1.0);
}`;

export const SHADOW_FRAGMENT = `
uniform float depth;
varying vec2 vAt;
varying float vStrength;
void main() {
  vec2 q = abs(vAt) / 1.42;
  float d = pow(pow(q.x, 4.0) + pow(q.y, 4.0), 0.25);
  gl_FragColor = vec4(0.06, 0.1, 0.16, depth * vStrength * (1.0 - smoothstep(0.62, 1.0, d)));
}`;

/** Arrows on the ground: never thinner than a pixel and never wider than a pen, with marks that move along them. */
export const ARROW_VERTEX = `
attribute vec3 tint;
attribute vec2 aside;   // across the line, in units; of a head: from its tip
attribute vec4 way;     // length so far, kind (0 casing 1 line 2 head), dash, fade
uniform float unit;     // units per pixel
uniform float view;
varying vec3 vTint;
varying vec4 vWay;
void main() {
  float reach = length(aside);
  float least = way.y < 0.5 ? 1.7 : 0.8;
  // a bold line stays bolder than a plain one
  float most = way.y < 0.5 ? 2.3 + 0.5 * reach : (way.y < 1.5 ? 0.8 + 0.7 * reach : 5.0);
  float wide = clamp(reach, least * unit, most * unit);
  vec2 moved = way.y > 2.5
    ? aside * clamp(24.0 * unit / 15.0, 0.45, 1.0)
    : (reach > 0.0 ? aside / reach * wide : vec2(0.0));
  vTint = tint;
  vWay = way;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position + vec3(moved.x, 0.0, moved.y), 1.0);
}`;

export const ARROW_FRAGMENT = `
uniform float time;
uniform float flow;
uniform float view;
uniform vec3 paper, arrow;
varying vec3 vTint;
varying vec4 vWay;
void main() {
  float sides = vWay.w;
  float declared = mod(sides, 2.0) > 0.5 ? 1.0 : 0.0;
  float deployed = mod(floor(sides / 2.0), 2.0) > 0.5 ? 1.0 : 0.0;
  float pale = sides > 3.5 ? 0.2 : 1.0;
  float here = (view < 1.0 ? mix(declared, 1.0, view) : mix(1.0, deployed, view - 1.0)) * pale;
  if (here < 0.02) discard;
  float signs = 1.0 - abs(view - 1.0);
  if (vWay.z > 0.5 && vWay.y > 0.5 && vWay.y < 1.5 && signs > 0.5) {
    float period = vWay.z < 1.5 ? 11.0 : (vWay.z < 2.5 ? 5.5 : 13.0);
    float on = vWay.z < 1.5 ? 7.0 : (vWay.z < 2.5 ? 2.2 : 10.0);
    if (mod(vWay.x, period) > on) discard;
  }
  // plates (kind 2) keep their own colour in every view
  vec3 colour = vWay.y < 0.5 ? paper : (vWay.y > 1.5 && vWay.y < 2.5 ? vTint : mix(arrow, vTint, signs));
  if (vWay.y > 0.5 && vWay.y < 1.5) {
    float pulse = fract((vWay.x - time * 70.0) / 64.0);
    colour = mix(colour, paper, flow * 0.62 * smoothstep(0.0, 0.04, pulse) * (1.0 - smoothstep(0.16, 0.22, pulse)));
  }
  gl_FragColor = vec4(colour, here * (vWay.y < 0.5 ? 0.85 : 1.0));
}`;
