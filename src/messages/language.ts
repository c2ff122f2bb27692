/** Danish is what staff read; English is for developers and integrators. */
export type Language = 'da' | 'en';
export const LANGUAGES = ['da', 'en'] as const satisfies readonly Language[];
