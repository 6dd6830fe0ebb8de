/* ascii: the classes of ASCII as constant expressions, for tables. */
#ifndef TG_CORE_ASCII_H
#define TG_CORE_ASCII_H

#define BETWEEN(c, first, last) ((c) >= (first) && (c) <= (last))
#define IS_LETTER(c) (BETWEEN(c, 'A', 'Z') || BETWEEN(c, 'a', 'z'))
#define IS_WHITE(c) ((c) == ' ' || BETWEEN(c, '\t', '\r'))
#define IS_SYMBOL(c) \
  ((c) == '$' || (c) == '+' || BETWEEN(c, '<', '>') || (c) == '^' || (c) == '`' || (c) == '|' || (c) == '~')
#define IS_CONTROL(c) ((c) < ' ' || (c) == 0x7F)
#define IS_CLOSE(c) \
  ((c) == '"' || (c) == '\'' || (c) == '(' || (c) == ')' || (c) == '[' || (c) == ']' || (c) == '{' || (c) == '}')

/* Two bytes that have a bit for each class. */
#define BIT_IF(bit, condition) ((condition) ? 1 << (bit) : 0)
#define FIRST_BYTE(c)                                                                            \
  (BIT_IF(0, IS_LETTER(c)) | BIT_IF(1, BETWEEN(c, 'A', 'Z')) | BIT_IF(2, BETWEEN(c, '0', '9')) | \
   BIT_IF(3, IS_WHITE(c)) | BIT_IF(4, (c) == ' ') | BIT_IF(5, IS_SYMBOL(c)) |                    \
   BIT_IF(6, IS_CONTROL(c) && !IS_WHITE(c)) | BIT_IF(7, (c) == '\n'))
#define SECOND_BYTE(c)                                                                     \
  (BIT_IF(0, (c) == '\r') | BIT_IF(1, (c) == '.' || (c) == '\'') | BIT_IF(2, (c) == ':') | \
   BIT_IF(3, (c) == ',' || (c) == ';') | BIT_IF(4, (c) == '_') | BIT_IF(5, (c) == '-') |   \
   BIT_IF(6, (c) == '.' || (c) == '?' || (c) == '!') | BIT_IF(7, IS_CLOSE(c)))

/* f(c) to f(c + 127) */
#define OF_4(f, c) f(c), f((c) + 1), f((c) + 2), f((c) + 3)
#define OF_16(f, c) OF_4(f, c), OF_4(f, (c) + 4), OF_4(f, (c) + 8), OF_4(f, (c) + 12)
#define OF_64(f, c) OF_16(f, c), OF_16(f, (c) + 16), OF_16(f, (c) + 32), OF_16(f, (c) + 48)
#define OF_ASCII(f) OF_64(f, 0), OF_64(f, 64)

#endif
