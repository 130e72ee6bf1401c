import { OrthographicCamera, Vector3 } from 'three';
import type { Box } from '../model/scene.ts';

/** Where the reader looks from. Ground coordinates; angles in radians; `scale` is pixels of the drawing per pixel of the page. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** turn around the upright; 0 is the drawing's own corner */
  readonly turn: number;
  /** how high above the ground the eye stands */
  readonly tilt: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A camera that projects as the drawing does, and back. */
export interface Camera {
  readonly pose: () => Pose;
  readonly set: (pose: Partial<Pose>) => void;
  readonly resize: (width: number, height: number) => void;
  readonly size: () => { readonly width: number; readonly height: number };
  readonly lens: OrthographicCamera;
  /** ground and height to pixels of the page */
  readonly project: (x: number, y: number, z?: number) => Point;
  /** pixels of the page to the ground */
  readonly ground: (x: number, y: number) => Point;
  /** the reader's right and towards the reader, on the ground */
  readonly axes: () => { readonly right: Point; readonly near: Point };
  /** pixels per unit across the ground */
  readonly pixels: () => number;
  readonly eye: () => Vector3;
  /** the pose that shows a box of the drawing whole */
  readonly fitting: (bounds: Box, pose?: Partial<Pose>) => Pose;
}

/** True isometric: asin(1/√3) above the ground, and axes foreshortened alike. */
const ISOMETRIC = Math.asin(1 / Math.sqrt(3));
const FORESHORTENED = Math.sqrt(1.5);
const COS30 = Math.cos(Math.PI / 6);
export const LIMITS = { nearest: 40, flattest: 0.32, steepest: Math.PI / 2 };

export function createCamera(reach: number): Camera {
  const lens = new OrthographicCamera(-1, 1, 1, -1, 0.1, 10);
  let pose: Pose = { x: 0, y: 0, scale: 1, turn: 0, tilt: ISOMETRIC };
  let [width, height] = [1, 1];
  const pixels = (): number => pose.scale * FORESHORTENED;
  const axes = (): ReturnType<Camera['axes']> => axesOf(pose.turn);
  const eye = (): Vector3 => eyeOf(pose);
  const aim = (): void => {
    const across = pixels();
    lens.left = -width / 2 / across;
    lens.right = width / 2 / across;
    lens.top = height / 2 / across;
    lens.bottom = -height / 2 / across;
    lens.near = 1;
    lens.far = 4 * reach;
    const target = new Vector3(pose.x, 0, pose.y);
    const { near } = axes();
    lens.up.set(-near.x * Math.sin(pose.tilt), Math.cos(pose.tilt) + 1e-3, -near.y * Math.sin(pose.tilt));
    lens.position.copy(target).addScaledVector(eye(), 2 * reach);
    lens.lookAt(target);
    lens.updateProjectionMatrix();
    lens.updateMatrixWorld();
  };
  return {
    pose: () => pose,
    set: (next) => {
      pose = { ...pose, ...next };
      aim();
    },
    resize: (w, h) => {
      [width, height] = [Math.max(w, 1), Math.max(h, 1)];
      aim();
    },
    size: () => ({ width, height }),
    lens,
    axes,
    pixels,
    eye,
    project: (x, y, z = 0) => {
      const { right, near } = axes();
      const [dx, dy] = [x - pose.x, y - pose.y];
      const across = dx * right.x + dy * right.y;
      const towards = dx * near.x + dy * near.y;
      return {
        x: width / 2 + across * pixels(),
        y: height / 2 + (towards * Math.sin(pose.tilt) - z * Math.cos(pose.tilt)) * pixels(),
      };
    },
    ground: (px, py) => {
      const { right, near } = axes();
      const across = (px - width / 2) / pixels();
      const towards = (py - height / 2) / pixels() / Math.sin(pose.tilt);
      return {
        x: pose.x + right.x * across + near.x * towards,
        y: pose.y + right.y * across + near.y * towards,
      };
    },
    fitting: (bounds, given = {}) => fitting(bounds, { width, height }, given),
  };
}

/** Both axes of the drawing run down to the reader's right and left. */
function axesOf(turn: number): ReturnType<Camera['axes']> {
  const angle = turn - Math.PI / 4;
  return {
    right: { x: Math.cos(angle), y: Math.sin(angle) },
    near: { x: -Math.sin(angle), y: Math.cos(angle) },
  };
}

function eyeOf({ turn, tilt }: Pose): Vector3 {
  const { near } = axesOf(turn);
  return new Vector3(near.x * Math.cos(tilt), Math.sin(tilt), near.y * Math.cos(tilt));
}

/** Boxes are given on the screen of the drawing: `x` is (x−y)·cos 30°, `y` is (x+y)/2. */
function fitting(
  bounds: Box,
  { width, height }: { width: number; height: number },
  given: Partial<Pose>,
): Pose {
  const [middleX, middleY] = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
  const scale = Math.min(
    (width - 32) / Math.max(bounds.width, 1),
    (height - 32) / Math.max(bounds.height, 1),
  );
  return {
    x: (middleX / COS30 + middleY * 2) / 2,
    y: (middleY * 2 - middleX / COS30) / 2,
    scale: Math.min(Math.max(scale, 1e-4), 1.6),
    turn: 0,
    tilt: ISOMETRIC,
    ...given,
  };
}
