// Types of the operator's page, from the one generated file.
export type { BlockPlan, OrganisationInput, PeopleOutput, Role, SeatInput, SettingsChange, Side, WorkshopLine } from './wire';
import type { CommandInput, OrganisationInput, Preset, SeatInput, SettingsChange, Step, Text } from './wire';

/** A template as `GET /api/templates` gives it, as far as this page uses it. */
export type Template = {
  name: string;
  title: Text;
  blocks: { day: number; title: Text; preset: Preset; step: Step; minutes?: number; change: SettingsChange }[];
};

/** The body of `POST /api/workshops`. */
export type WorkshopInput = { create: CommandInput; people: { organisations: OrganisationInput[]; seats: SeatInput[] } };
