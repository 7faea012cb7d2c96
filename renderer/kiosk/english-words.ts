import comfort from '#resources/locales/en/comfort.json';
import counter from '#resources/locales/en/counter.json';
import idle from '#resources/locales/en/idle.json';
import questionnaire from '#resources/locales/en/questionnaire.json';
import rating from '#resources/locales/en/rating.json';
import receipt from '#resources/locales/en/receipt.json';
import request from '#resources/locales/en/request.json';
import slip from '#resources/locales/en/slip.json';
import station from '#resources/locales/en/station.json';
import typing from '#resources/locales/en/typing.json';
import voice from '#resources/locales/en/voice.json';

/** The same in English; loaded behind the first screen. */
export const english = {
  comfort,
  counter,
  idle,
  questionnaire,
  rating,
  receipt,
  request,
  slip,
  station,
  typing,
  voice,
};
