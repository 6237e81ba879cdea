/** Work that was begun and that a stop has to wait for. */
export type WorkUnderWay = {
  /** Hands the work back as it is. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way, what came meanwhile included. */
  settled(): Promise<void>;
};

export function watchWork(): WorkUnderWay {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      underWay.add(work);
      const forget = () => underWay.delete(work);
      work.then(forget, forget);
      return work;
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
