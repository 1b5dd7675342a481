import * as z from 'zod';

/** Fields that several messages share. */

export const orchestrationIdField = z
  .string()
  .regex(/^orch-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .meta({
    description: 'Id of an orchestration.',
    examples: ['orch-3f8a1c52-9d0e-4b7a-8c61-2f5e7d9a0b34'],
  });

export const providerField = z.string().meta({ description: 'Name of a provider.', examples: ['fitbit'] });

export const civilDateField = z.iso
  .date()
  .meta({ description: 'Civil date, inclusive.', examples: ['2023-12-31'] });

export const instantField = z.iso
  .datetime()
  .meta({ description: 'Instant, UTC.', examples: ['2024-03-10T12:00:00.000Z'] });

export const countField = z.int().min(0);

export const percentField = z.int().min(0).max(100);

export const timeZoneField = z.string().meta({
  description: 'IANA time zone in which months begin and "today" is judged.',
  examples: ['Europe/Berlin'],
});
