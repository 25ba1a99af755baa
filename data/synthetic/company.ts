import type { Account, Address, Company, CompanyKind, Directorship, Registration, Vehicle } from '../entities.ts';
import { stateOf } from '../states.ts';
import { kartaOf, maxSeats, personInSeat } from './boards.ts';
import { brandOf } from './brand.ts';
import { type Day, horizon, isoDate, yearsAfter } from './days.ts';
import { type Draw, drawOf, salt } from './draw.ts';
import { bornOn, incorporatedOn } from './life.ts';
import { stateCodes, type Trade, trades } from './lists.ts';
import { cinNumbers, fssais, leis, llpins, tans, udyams } from './numbers.ts';
import { ComputedPerson } from './person.ts';
import { accountsOf, addressIn, mobileOf } from './places.ts';
import { registrationsOf } from './registrations.ts';
import { initialOf, panOf, restOf, type Serial } from './serial.ts';
import { vehicleOf } from './vehicle.ts';

type ClassCode = 'PTC' | 'PLC' | 'OPC';

const designations = ['Managing Director', 'Director', 'Whole-time Director', 'Director'] as const;

/** A computed company, LLP, firm or family: everything is a pure function of the serial, worked out when it is asked for. */
export class ComputedCompany implements Company {
  readonly role = '';
  readonly pan: string;
  private readonly draw: Draw;

  /** `exists` tells whether a PAN is somebody's of this world: the written world's people sit on no computed board. */
  constructor(
    readonly serial: Serial,
    private readonly exists: (person: Serial) => boolean,
  ) {
    this.pan = panOf(serial);
    this.draw = drawOf(serial);
  }

  get kind(): CompanyKind {
    const { letter } = this.serial;
    if (letter === 'F') return this.draw.in100(salt.form, 30) ? 'llp' : 'firm';
    return letter === 'H' ? 'huf' : 'company';
  }

  /** Private, public, or of one person. */
  private get classCode(): ClassCode {
    const drawn = this.draw.below(salt.form, 100);
    return drawn < 82 ? 'PTC' : drawn < 90 ? 'PLC' : 'OPC';
  }

  get name(): string {
    if (this.kind === 'huf') return `${new ComputedPerson(this.karta).familyName} HUF`;
    const stem = `${brandOf(this.serial)} ${this.trade.word}`;
    if (this.kind === 'llp') return `${stem} LLP`;
    if (this.kind === 'firm') return stem;
    const endings = { PTC: 'PRIVATE LIMITED', PLC: 'LIMITED', OPC: '(OPC) PRIVATE LIMITED' };
    return `${stem} ${endings[this.classCode]}`;
  }

  get trade_name(): string {
    return this.kind === 'huf' ? this.name : `${brandOf(this.serial)} ${this.trade.word}`;
  }

  private get trade(): Trade {
    return this.draw.pick(salt.trade, trades);
  }

  get state(): string {
    return this.kind === 'huf' ? new ComputedPerson(this.karta).state : this.draw.pick(salt.state, stateCodes);
  }

  get cin(): string | undefined {
    if (this.kind !== 'company') return undefined;
    const { industry, registration } = cinNumbers.write(this.serial);
    const year = this.incorporated_on.slice(0, 4);
    return `${this.listed ? 'L' : 'U'}${industry}${stateOf(this.state).letters}${year}${this.classCode}${registration}`;
  }

  get llpin(): string | undefined {
    return this.kind === 'llp' ? llpins.write(this.serial) : undefined;
  }

  private get foundedOn(): Day {
    const karta = this.kind === 'huf' ? yearsAfter(bornOn(this.karta), 21) : 0;
    return Math.max(incorporatedOn(this.serial), karta);
  }

  get incorporated_on(): string {
    return isoDate(this.foundedOn);
  }

  get status(): 'Active' | 'Strike Off' {
    return this.draw.in100(salt.companyStatus, 96) ? 'Active' : 'Strike Off';
  }

  get listed(): boolean {
    return this.kind === 'company' && this.classCode === 'PLC' && this.draw.in100(salt.listed, 30);
  }

  get authorised_capital(): number {
    return 100_000 * 2 ** this.draw.below(salt.capital, 12);
  }

  get paid_up_capital(): number {
    return this.authorised_capital / 2 ** this.draw.below(salt.capital + 1000, 3);
  }

  get address(): Address {
    return addressIn(this.state, this.draw);
  }

  get mobile(): string {
    return mobileOf(this.draw);
  }

  get email(): string {
    return `accounts.${this.pan}@example.com`.toLowerCase();
  }

  get registrations(): Registration[] {
    const { pan, state, trade, draw } = this;
    const closed = this.status !== 'Active';
    return registrationsOf({ pan, state, founded: this.foundedOn, trade, draw, closed }, this.registrationCount);
  }

  private get registrationCount(): number {
    const drawn = this.draw.below(salt.registrations, 100);
    if (this.kind !== 'company') return drawn < 40 ? 0 : 1;
    return drawn < 10 ? 0 : drawn < 75 ? 1 : drawn < 97 ? 2 + (drawn % 4) : drawn < 99 ? 12 : 24;
  }

  get accounts(): Account[] {
    return accountsOf(this.serial, this.state, this.draw, 1 + this.draw.below(salt.accounts, 3));
  }

  get vehicles(): Vehicle[] {
    const owns = this.kind === 'company' && this.draw.in100(salt.hasVehicle, 25);
    return owns ? [vehicleOf(this.serial, this.state, this.draw)] : [];
  }

  get udyam(): string | undefined {
    return this.draw.in100(salt.udyam, 50) ? udyams.write(this.serial) : undefined;
  }

  get iec(): string | undefined {
    return this.draw.in100(salt.iec, 30) ? this.pan : undefined;
  }

  get tan(): string | undefined {
    return this.kind === 'company' && this.draw.in100(salt.tan, 90) ? tans.write(this.serial) : undefined;
  }

  get fssai(): string | undefined {
    return this.trade.food ? fssais.write(this.serial) : undefined;
  }

  get lei(): string | undefined {
    return this.kind === 'company' && this.draw.in100(salt.lei, 20) ? leis.write(this.serial) : undefined;
  }

  private get karta(): Serial {
    return kartaOf(initialOf(this.serial), restOf(this.serial));
  }

  /** How many seats the board has; known without the rest, since every director's companies ask for it. */
  get seatCount(): number {
    if (this.kind === 'huf') return 1;
    if (this.kind === 'company' && this.classCode === 'OPC') return 1;
    const drawn = this.draw.below(salt.board, 100);
    return this.kind === 'company' ? (drawn < 65 ? 2 : drawn < 90 ? 3 : maxSeats) : drawn < 80 ? 2 : 3;
  }

  get directors(): Directorship[] {
    const seats = Array.from({ length: this.seatCount }, (_, seat) => seat);
    return seats.flatMap((seat) => this.directorIn(seat) ?? []);
  }

  /** Who has this seat, where that is somebody of this world. */
  directorIn(seat: number): Directorship | undefined {
    const { letter } = this.serial;
    const person = letter === 'H' ? this.karta : personInSeat(letter as 'C' | 'F', this.serial.index, seat);
    if (seat >= this.seatCount || !this.exists(person)) return undefined;
    const grown = yearsAfter(bornOn(person), 21);
    const later = seat === 0 ? 0 : this.draw.below(salt.seat + seat, 1200);
    const appointed = Math.min(Math.max(this.foundedOn, grown) + later, horizon);
    return { pan: panOf(person), designation: this.designationIn(seat), appointed_on: isoDate(appointed) };
  }

  private designationIn(seat: number): Directorship['designation'] {
    if (this.kind === 'company') return this.classCode === 'OPC' ? 'Director' : designations[seat]!;
    return ({ llp: 'Designated Partner', firm: 'Partner', huf: 'Karta' } as const)[this.kind as 'llp' | 'firm' | 'huf'];
  }
}
