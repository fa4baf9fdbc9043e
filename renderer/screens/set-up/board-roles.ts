import { setupOutputs, setupSensors, type SetupBoards, type SetupOutput, type SetupSensor } from '../../../services/contract/set-up';

export function outputAt({ outputs }: SetupBoards, relay: number): SetupOutput | undefined {
  return setupOutputs.find((name) => outputs[name] === relay);
}

export function sensorAt({ sensors }: SetupBoards, terminal: number): SetupSensor | undefined {
  return setupSensors.find((name) => sensors[name]?.terminal === terminal);
}

/** A relay drives one thing, and a thing hangs on one relay: what was on either before is there no more. */
export function withOutput(boards: SetupBoards, relay: number, role: SetupOutput | undefined): SetupBoards {
  const others = Object.entries(boards.outputs).filter(([name, at]) => name !== role && at !== relay);
  return { ...boards, outputs: { ...Object.fromEntries(others), ...(role && { [role]: relay }) } };
}

export function withSensor(boards: SetupBoards, terminal: number, role: SetupSensor | undefined): SetupBoards {
  const others = Object.entries(boards.sensors).filter(([name, at]) => name !== role && at.terminal !== terminal);
  return { ...boards, sensors: { ...Object.fromEntries(others), ...(role && { [role]: { terminal, inverted: false } }) } };
}

export function withInverted(boards: SetupBoards, role: SetupSensor, inverted: boolean): SetupBoards {
  const wired = boards.sensors[role];
  return wired ? { ...boards, sensors: { ...boards.sensors, [role]: { ...wired, inverted } } } : boards;
}
