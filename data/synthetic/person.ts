import type {
  Account,
  Address,
  Employment,
  Licence,
  PanStatus,
  Passport,
  Person,
  Registration,
  Vehicle,
} from '../entities.ts';
import { hasSeats } from './boards.ts';
import { type Day, horizon, isoDate, yearsAfter } from './days.ts';
import { type Draw, drawOf, salt } from './draw.ts';
import { employmentsOf } from './employments.ts';
import { bornOn } from './life.ts';
import { type Region, surnames, type Trade, trades } from './lists.ts';
import { aadhaars, dins, licences, passportFiles, passports, uans, udyams, voterIds } from './numbers.ts';
import { accountsOf, addressIn, mobileOf } from './places.ts';
import { registrationsOf } from './registrations.ts';
import { initialOf, panOf, type Serial } from './serial.ts';
import { vehicleOf } from './vehicle.ts';

/** A computed person: everything is a pure function of the serial, worked out when it is asked for. */
export class ComputedPerson implements Person {
  readonly kind = 'person';
  readonly role = '';
  readonly pan: string;
  private readonly draw: Draw;
  private readonly region: Region;
  private readonly surname: string;

  constructor(readonly serial: Serial) {
    this.pan = panOf(serial);
    this.draw = drawOf(serial);
    const { surname, region } = this.draw.pick(salt.surname, surnames[initialOf(serial)]!);
    this.surname = surname;
    this.region = region;
  }

  get gender(): 'male' | 'female' {
    return this.draw.in100(salt.gender, 49) ? 'female' : 'male';
  }

  /** The given names, without the surname. */
  get givenNames(): string {
    const names = this.region[this.gender];
    const first = this.draw.pick(salt.firstName, names);
    const middle = this.draw.pick(salt.middleName, this.region.male);
    return this.draw.in100(salt.middleName + 1000, 20) && middle !== first ? `${first} ${middle}` : first;
  }

  get name(): string {
    return `${this.givenNames} ${this.surname}`;
  }

  /** As a family is named: the surname first. */
  get familyName(): string {
    return `${this.surname} ${this.givenNames}`;
  }

  get father_name(): string {
    return `${this.draw.pick(salt.fatherName, this.region.male)} ${this.surname}`;
  }

  private get bornOn(): Day {
    return bornOn(this.serial);
  }

  get born(): string {
    return isoDate(this.bornOn);
  }

  get state(): string {
    return this.draw.pick(salt.state, this.region.states);
  }

  get address(): Address {
    return addressIn(this.state, this.draw);
  }

  get mobile(): string {
    return mobileOf(this.draw);
  }

  get email(): string {
    return `${this.givenNames.split(' ')[0]}.${this.pan}@example.com`.toLowerCase();
  }

  get pan_status(): PanStatus {
    const drawn = this.draw.below(salt.panStatus, 100);
    if (drawn < 97 || hasSeats(this.serial)) return 'valid';
    return drawn < 99 ? 'inactive' : 'deceased';
  }

  get aadhaar(): string {
    return aadhaars.write(this.serial);
  }

  get aadhaar_linked(): boolean {
    return this.draw.in100(salt.aadhaarLinked, 95);
  }

  get din(): string | undefined {
    return hasSeats(this.serial) ? dins.write(this.serial) : undefined;
  }

  get din_status(): 'Approved' | undefined {
    return hasSeats(this.serial) ? 'Approved' : undefined;
  }

  get voter_id(): string | undefined {
    return this.draw.in100(salt.hasVoterId, 90) ? voterIds.write(this.serial) : undefined;
  }

  get licence(): Licence | undefined {
    if (!this.draw.in100(salt.hasLicence, 70)) return undefined;
    const issued = yearsAfter(this.bornOn, 19) + this.draw.below(salt.licence, 900);
    const expires = Math.max(yearsAfter(issued, 20), issued + 1);
    return {
      number: licences.write(this.serial, this.state, isoDate(issued).slice(0, 4)),
      issued_on: isoDate(issued),
      valid_until: isoDate(expires),
      classes: this.draw.in100(salt.licence + 1000, 60) ? ['MCWG', 'LMV'] : ['LMV'],
      status: expires < horizon ? 'Expired' : 'Active',
    };
  }

  get passport(): Passport | undefined {
    if (!this.draw.in100(salt.hasPassport, 45)) return undefined;
    const issued = horizon - 100 - this.draw.below(salt.passport, 3500);
    return {
      number: passports.write(this.serial),
      file_number: passportFiles.write(this.serial),
      issued_on: isoDate(issued),
      expires_on: isoDate(yearsAfter(issued, 10) - 1),
    };
  }

  get uan(): string | undefined {
    return this.draw.in100(salt.hasUan, 60) ? uans.write(this.serial) : undefined;
  }

  get employments(): Employment[] {
    return this.uan === undefined ? [] : employmentsOf(this.serial, this.bornOn, this.draw);
  }

  private get proprietor(): boolean {
    return this.draw.in100(salt.proprietor, 30) && this.pan_status === 'valid';
  }

  private get trade(): Trade {
    return this.draw.pick(salt.trade, trades);
  }

  get trade_name(): string | undefined {
    return this.proprietor ? `${this.surname} ${this.trade.word}` : undefined;
  }

  get registrations(): Registration[] {
    if (!this.proprietor) return [];
    const { pan, state, trade, draw } = this;
    return registrationsOf({ pan, state, founded: yearsAfter(this.bornOn, 21), trade, draw, closed: false }, 1);
  }

  get udyam(): string | undefined {
    return this.proprietor && this.draw.in100(salt.udyam, 60) ? udyams.write(this.serial) : undefined;
  }

  get iec(): string | undefined {
    return this.proprietor && this.draw.in100(salt.iec, 20) ? this.pan : undefined;
  }

  get accounts(): Account[] {
    return accountsOf(this.serial, this.state, this.draw, 1 + this.draw.below(salt.accounts, 2));
  }

  get vehicles(): Vehicle[] {
    return this.draw.in100(salt.hasVehicle, 40) ? [vehicleOf(this.serial, this.state, this.draw)] : [];
  }
}
