import {
  type MilestoneEvent,
  type MilestoneEvents,
  milestoneEventSchema,
} from '../../domain/plan/milestone-events.ts';

export class InMemoryMilestoneEvents implements MilestoneEvents {
  readonly published: MilestoneEvent[] = [];

  async publish(event: MilestoneEvent): Promise<void> {
    this.published.push(milestoneEventSchema.parse(event));
  }

  ofType(type: MilestoneEvent['type']): MilestoneEvent[] {
    return this.published.filter((event) => event.type === type);
  }
}
