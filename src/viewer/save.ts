import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  MeshStandardMaterial,
  PlaneGeometry,
  Scene,
} from 'three';
import { GLTFExporter } from 'three/addons/exporters/GLTFExporter.js';
import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import { cornersOf, FACE } from './geometry.ts';

/** Hands a file to the reader. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Both layers as one picture, as they are on the page. */
export async function pngOf(layers: readonly HTMLCanvasElement[], paper: string): Promise<Blob | undefined> {
  const [first] = layers;
  const canvas = document.createElement('canvas');
  canvas.width = first?.width ?? 0;
  canvas.height = first?.height ?? 0;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of layers) pen.drawImage(layer, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
  });
}

/** The solids and plates in sight as binary glTF 2.0: one unit is a metre to its readers, so a block is about one. */
export async function glbOf(
  data: ViewerData,
  bodies: readonly Body[],
  palette: ViewerPalette,
): Promise<Blob> {
  const scene = new Scene();
  scene.name = data.title;
  scene.scale.setScalar(1 / 84);
  for (const [level, mesh] of platesOf(data, palette).entries()) {
    mesh.position.y = -12 + level * 0.01;
    scene.add(mesh);
  }
  const material = new MeshStandardMaterial({ vertexColors: true, roughness: 0.85, metalness: 0 });
  const geometries = new Map<string, BufferGeometry>();
  for (const body of bodies) {
    const name = `${body.shape} ${body.status}`;
    const geometry = geometries.get(name) ?? geometryOf(data, body, palette);
    geometries.set(name, geometry);
    const mesh = new Mesh(geometry, material);
    mesh.name = nameOf(data, body);
    mesh.userData = { status: body.status, key: data.resources.keys[body.resource] ?? '' };
    mesh.position.set(body.x, body.z, body.y);
    mesh.scale.setScalar(body.scale);
    scene.add(mesh);
  }
  const bytes = await new GLTFExporter().parseAsync(scene, { binary: true });
  return new Blob([bytes as ArrayBuffer], { type: 'model/gltf-binary' });
}

function nameOf({ resources, blocks }: ViewerData, { resource, block }: Body): string {
  return resources.names[resource] ?? blocks[block]?.name ?? '';
}

function platesOf({ zones }: ViewerData, palette: ViewerPalette): Mesh[] {
  return zones.map(({ rect, kind, level, name }) => {
    const geometry = new PlaneGeometry(rect.width, rect.depth).rotateX(-Math.PI / 2);
    geometry.deleteAttribute('uv');
    geometry.translate(rect.x + rect.width / 2, level * 1.5, rect.y + rect.depth / 2);
    const mesh = new Mesh(
      geometry,
      new MeshStandardMaterial({ color: new Color(palette.zones[kind].top), roughness: 1 }),
    );
    mesh.name = name;
    return mesh;
  });
}

const GREY = ['#cccccc', '#aaaaaa', '#999999', '#666666', '#ffffff'] as const;

/** By what a face is: top 0, wall 1, glyph 2, top with a sign 3. */
const TINTS: Readonly<Record<number, number>> = {
  [FACE.side]: 1,
  [FACE.top]: 0,
  [FACE.marked]: 3,
  [FACE.glyph]: 2,
  [FACE.round]: 1,
};

/** Without a shader the sign of a status is its colour on the top face. */
function geometryOf(
  { solids, signs }: ViewerData,
  { shape, status }: Body,
  palette: ViewerPalette,
): BufferGeometry {
  const solid = solids[shape];
  const { position, normal, edge } = solid ? cornersOf(solid) : { position: [], normal: [], edge: [] };
  const [top, left, , , glyph] = palette.solids[solid?.hue ?? -1] ?? GREY;
  const marked = signs[status].strokes === '' ? top : signs[status].colour;
  const colours = [top, left, glyph, marked].map((hex) => new Color(hex));
  const values: number[] = [];
  for (let at = 0; at < position.length / 3; at += 1) {
    const { r, g, b } = colours[TINTS[edge[at * 4 + 2] ?? 0] ?? 1] ?? new Color();
    values.push(r, g, b);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(position), 3));
  geometry.setAttribute('normal', new BufferAttribute(unit(normal), 3));
  geometry.setAttribute('color', new BufferAttribute(Float32Array.from(values), 3));
  return geometry;
}

/** glTF wants normals of length one. */
function unit(normal: readonly number[]): Float32Array {
  const result = Float32Array.from(normal);
  for (let at = 0; at < result.length; at += 3) {
    const length = Math.hypot(result[at] ?? 0, result[at + 1] ?? 0, result[at + 2] ?? 0) || 1;
    for (let axis = 0; axis < 3; axis += 1) result[at + axis] = (result[at + axis] ?? 0) / length;
  }
  return result;
}
