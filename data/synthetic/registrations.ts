import type { Address, Registration, RegistrationStatus, TaxpayerType } from '../entities.ts';
import { gstinCheckDigit } from '../gstin.ts';
import { type Day, day, horizon, isoDate } from './days.ts';
import { type Draw, salt } from './draw.ts';
import { stateCodes, type Trade } from './lists.ts';
import { addressIn } from './places.ts';

/** GST began on this day. */
const gstBegan = day('2017-07-01');

export interface Registrant {
  pan: string;
  state: string;
  founded: Day;
  trade: Trade;
  draw: Draw;
  /** No longer in business: every registration is cancelled. */
  closed: boolean;
}

/** The GST registrations of a holder: the home state first, then others, never two in one state. */
export function registrationsOf(who: Registrant, count: number): Registration[] {
  const home = stateCodes.indexOf(who.state);
  // A step that shares no factor with the number of states visits each of them once.
  const step = coprimeSteps[who.draw.below(salt.registrations + 1000, coprimeSteps.length)]!;
  return Array.from({ length: Math.min(count, stateCodes.length) }, (_, at) => {
    return new ComputedRegistration(who, stateCodes[(home + at * step) % stateCodes.length]!, at);
  });
}

const coprimeSteps = [5, 7, 11, 13, 19, 23].filter((step) => stateCodes.length % step !== 0);

class ComputedRegistration implements Registration {
  constructor(
    private readonly who: Registrant,
    readonly state: string,
    private readonly at: number,
  ) {}

  get gstin(): string {
    const body = `${this.state}${this.who.pan}1Z`;
    return body + gstinCheckDigit(body);
  }

  get status(): RegistrationStatus {
    if (this.who.closed) return 'Cancelled';
    const drawn = this.draw(40, 100);
    return drawn < 93 ? 'Active' : drawn < 97 ? 'Cancelled' : 'Suspended';
  }

  get taxpayer_type(): TaxpayerType {
    const drawn = this.draw(41, 100);
    return drawn < 88 ? 'Regular' : drawn < 98 ? 'Composition' : 'SEZ Unit';
  }

  private get began(): Day {
    return Math.min(Math.max(gstBegan, this.who.founded) + this.draw(42, 900), horizon - 400);
  }

  get registered_on(): string {
    return isoDate(this.began);
  }

  get cancelled_on(): string | undefined {
    if (this.status !== 'Cancelled') return undefined;
    return isoDate(this.began + 90 + this.draw(43, Math.max(1, horizon - this.began - 90)));
  }

  get address(): Address {
    return addressIn(this.state, this.who.draw, this.at);
  }

  get additional_addresses(): Address[] {
    return this.draw(44, 100) < 30 ? [addressIn(this.state, this.who.draw, this.at + 40)] : [];
  }

  get activities(): string[] {
    return this.who.trade.activities;
  }

  private draw(which: number, below: number): number {
    return this.who.draw.below(salt.registered * 100 + which + 100 * this.at, below);
  }
}
