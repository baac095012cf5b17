/** The types of `guichet/styles.css`: a style sheet that is imported for its effect. */
export {};
