import { Button, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '#renderer/ui/parse-day.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { FormContent } from '#shared/features/paper/paper.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { levelsOf } from '#shared/features/questionnaire/questions.ts';
import { longestComment } from '#shared/features/rating/longest-comment.ts';
import {
  afterKey,
  askedOnForm,
  choose,
  contentOf,
  emptyForm,
  giveScore,
  isSamePlace,
  keysOf,
  type FormPlace,
  type TypedForm,
} from './form-keys.ts';
import styles from './keyed-form.module.css';
import { printedForm } from './printed-questions.ts';

interface KeyedFormProps {
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly place: number;
  /** The day of the form before: most of a bundle are of one day. */
  readonly day: string;
  readonly isBusy: boolean;
  readonly onSave: (content: FormContent) => void;
}

/** One form, typed in by keys alone: a digit, a letter for each option, Enter. */
export function KeyedForm(props: KeyedFormProps) {
  const { questionnaire, language, place, isBusy, onSave } = props;
  const { t } = useTranslation('paper');
  const [form, setForm] = useState<TypedForm>(emptyForm);
  const [day, setDay] = useState(writeDay(props.day));
  const [comment, setComment] = useState('');
  const [fault, setFault] = useState<'score' | 'day'>();
  const here = useRef<HTMLElement>(null);
  const current = JSON.stringify(form.at);
  useEffect(() => here.current?.focus(), [current]);

  const printed = printedForm(questionnaire, language);
  const asked = askedOnForm(questionnaire, form.answers);
  const goTo = (at: FormPlace) => setForm((before) => ({ ...before, at }));
  const isAt = (at: FormPlace) => isSamePlace(at, form.at);

  function save(): void {
    const typedDay = parseDay(day);
    const content = contentOf(form, questionnaire, { day: typedDay ?? '', comment });
    if (typedDay === undefined) setFault('day');
    else if (content === undefined) setFault('score');
    else onSave(content);
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const isWriting = form.at === 'day' || form.at === 'comment';
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (isAt('day')) goTo('score');
      else if (!isBusy) save();
      return;
    }
    if (isWriting && !(event.key === 'ArrowUp' && isAt('comment')) && event.key !== 'ArrowDown') {
      return;
    }
    const next = afterKey(form, questionnaire, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setFault(undefined);
    setForm(next);
  }

  return (
    // keys reach the form wherever in it somebody is
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.form}
      aria-label={t('entry.form', { place })}
      onKeyDown={press}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save();
      }}
      noValidate
    >
      <div className={styles.top}>
        <p className={styles.place}>{t('entry.form', { place })}</p>
        <TextInput
          ref={(element) => {
            if (isAt('day')) here.current = element;
          }}
          className={styles.day}
          label={t('entry.day')}
          value={day}
          onFocus={() => goTo('day')}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={fault === 'day' && t('entry.dayWrong')}
          maxLength={14}
          autoComplete="off"
        />
      </div>
      <section
        ref={(element) => {
          if (isAt('score')) here.current = element;
        }}
        className={styles.question}
        data-current={isAt('score')}
        tabIndex={-1}
        aria-label={printed.title}
      >
        <p className={styles.title}>1. {printed.title}</p>
        <div className={styles.options}>
          {printed.levels.map(({ code, text }) => (
            <OptionButton
              key={code}
              keyName={code}
              text={text}
              isChosen={String(form.score) === code}
              onChoose={() => setForm(giveScore(form, questionnaire, scoreIn(code, questionnaire)))}
            />
          ))}
          <OptionButton
            keyName="0"
            text={t('entry.noScore')}
            isChosen={form.score === null}
            onChoose={() => setForm(giveScore(form, questionnaire, null))}
          />
        </div>
        {fault === 'score' && (
          <p className={styles.fault} role="alert">
            {t('entry.scoreMissing')}
          </p>
        )}
      </section>
      {form.score !== null &&
        printed.questions.map(({ code, number, title, options }) => {
          const question = asked.find((each) => each.code === code);
          if (question === undefined) return null;
          const keys = keysOf(question, questionnaire);
          const at = { question: code };
          return (
            <section
              key={code}
              ref={(element) => {
                if (isAt(at)) here.current = element;
              }}
              className={styles.question}
              data-current={isAt(at)}
              tabIndex={-1}
              aria-label={title}
            >
              <p className={styles.title}>
                {number}. {title}
                {question.kind === 'choices' && (
                  <span className={styles.several}>{t('entry.several')}</span>
                )}
              </p>
              <div className={styles.options}>
                {options.map((option) => (
                  <OptionButton
                    key={option.code}
                    keyName={keys.find((each) => each.code === option.code)?.key ?? ''}
                    text={option.text}
                    isChosen={form.answers[code]?.includes(option.code) ?? false}
                    onChoose={() => setForm(choose(form, questionnaire, question, option.code))}
                  />
                ))}
              </div>
            </section>
          );
        })}
      {questionnaire.comment && form.score !== null && (
        <Textarea
          ref={(element) => {
            if (isAt('comment')) here.current = element;
          }}
          label={t('entry.comment')}
          description={t('entry.commentHint')}
          value={comment}
          onFocus={() => goTo('comment')}
          onChange={(event) => setComment(event.currentTarget.value)}
          maxLength={longestComment}
          rows={2}
        />
      )}
      <Button type="submit" size="md" className={styles.save} disabled={isBusy}>
        {t('entry.save')}
      </Button>
    </form>
  );
}

interface OptionButtonProps {
  readonly keyName: string;
  readonly text: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function OptionButton({ keyName, text, isChosen, onChoose }: OptionButtonProps) {
  return (
    <button
      type="button"
      className={styles.option}
      aria-pressed={isChosen}
      tabIndex={-1}
      onClick={onChoose}
    >
      <kbd className={styles.key}>{keyName.toUpperCase()}</kbd>
      <span>{text}</span>
    </button>
  );
}

function scoreIn(code: string, questionnaire: Questionnaire) {
  return levelsOf(questionnaire).find((level) => String(level) === code) ?? null;
}
