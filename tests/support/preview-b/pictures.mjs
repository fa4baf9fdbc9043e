/** A drawn signature and a thumbprint, invented. */
const svg = (body, width, height) =>
  `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`)}`;
export const signature = svg(
  '<path d="M20 70 C60 10 70 110 90 60 S130 20 140 80 M160 40 q40 50 60 -10 t50 30 q20 30 60 -20 M350 30 v70 q30 -60 60 -10 t60 0" fill="none" stroke="#17212b" stroke-width="5" stroke-linecap="round"/>',
  520,
  140,
);
export const thumbprint = svg(
  Array.from(
    { length: 11 },
    (_, ring) =>
      `<ellipse cx="90" cy="115" rx="${6 + ring * 7}" ry="${9 + ring * 9}" fill="none" stroke="#8a1f24" stroke-width="3.4" stroke-dasharray="${38 + ring * 5} ${5 + (ring % 3) * 3}"/>`,
  ).join(''),
  180,
  230,
);
