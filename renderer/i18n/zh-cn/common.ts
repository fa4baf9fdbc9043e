export const common = {
  'app.name': '明询',
} as const;
