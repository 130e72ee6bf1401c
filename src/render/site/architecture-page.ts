import type { Context } from './context.ts';
import { drawingModel } from './drawing-model.ts';
import { layersModel } from './layers-model.ts';
import { matrixModel } from './matrix-model.ts';

/** The model of architecture.html: the drawing in all its views, the components by layer, and who uses whom. */
export function architecturePage(context: Context): Readonly<Record<string, unknown>> {
  return {
    drawing: drawingModel(context, 'all'),
    layers: layersModel(context),
    matrix: matrixModel(context),
  };
}
