/** Says what is being done, does it, and says how long it took. */
export async function step(log, title, work) {
  const began = performance.now();
  log(`→ ${title} …`);
  const result = await work();
  log(`✓ ${title}  ${seconds(began)}`);
  return result;
}

export const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;
