import type { styleText } from 'node:util';

/** A colour or weight of the terminal. */
export type Style = Parameters<typeof styleText>[0];

/** Styles a text; the identity where colours are not wanted. Never changes how many columns the text takes. */
export type Paint = (style: Style, text: string) => string;

export const plainPaint: Paint = (_style, text) => text;
