declare module 'gltf-validator' {
  /** Checks a GLB; severity 0 is an error, 1 a warning. */
  export function validateBytes(data: Uint8Array): Promise<unknown>;
}
