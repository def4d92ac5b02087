// Made by compile.ts from registerFileSchema: change that and run `npm run templates`.

/** What archives check `register.json` with. */
export const REGISTER_SCHEMA: Readonly<Record<string, unknown>> = {
 "$schema": "https://json-schema.org/draft/2020-12/schema",
 "type": "object",
 "properties": {
  "organisation": {
   "type": "string",
   "pattern": "^[A-Za-z0-9-]{1,32}$"
  },
  "names": {
   "type": "object",
   "propertyNames": {
    "type": "string"
   },
   "additionalProperties": {
    "type": "string"
   }
  },
  "from": {
   "type": "string",
   "format": "date",
   "pattern": "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"
  },
  "to": {
   "type": "string",
   "format": "date",
   "pattern": "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"
  },
  "entries": {
   "type": "array",
   "items": {
    "type": "object",
    "properties": {
     "dispatch": {
      "type": "string",
      "pattern": "^[A-Za-z0-9-]{1,64}$"
     },
     "rollout": {
      "type": "string",
      "pattern": "^[a-z0-9-]{1,32}$"
     },
     "purpose": {
      "type": "string",
      "enum": [
       "milestone",
       "newsletter",
       "press-release",
       "reminder",
       "welcome",
       "opt-in",
       "answer",
       "sample",
       "smoke-test"
      ]
     },
     "state": {
      "type": "string",
      "enum": [
       "planning",
       "planned",
       "held",
       "approved",
       "dispatching",
       "completed",
       "stopping",
       "stopped"
      ]
     },
     "date": {
      "type": "string",
      "format": "date",
      "pattern": "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",
      "description": "The date in Stockholm on which its mails were released."
     },
     "registerNumber": {
      "type": "string"
     },
     "from": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "to": {
      "type": "object",
      "propertyNames": {
       "type": "string",
       "pattern": "^[a-z][a-z0-9-]{0,63}$"
      },
      "additionalProperties": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      },
      "description": "Group → recipients; no names and no addresses."
     },
     "recipients": {
      "type": "integer",
      "minimum": 0,
      "maximum": 9007199254740991
     },
     "uncertain": {
      "type": "integer",
      "minimum": 0,
      "maximum": 9007199254740991,
      "description": "Mails with an unknown outcome."
     },
     "subject": {
      "type": "string"
     },
     "hash": {
      "type": "string"
     },
     "approvedHash": {
      "type": "string"
     },
     "approvedBy": {
      "type": "string"
     },
     "again": {
      "type": "string"
     },
     "exception": {
      "type": "string"
     },
     "supersedes": {
      "description": "Dispatches whose words it supersedes, as it tells what has changed since.",
      "type": "array",
      "items": {
       "type": "string",
       "pattern": "^[A-Za-z0-9-]{1,64}$"
      }
     },
     "supersededBy": {
      "description": "Changes that have told something else since.",
      "type": "array",
      "items": {
       "type": "string",
       "pattern": "^[A-Za-z0-9-]{1,64}$"
      }
     },
     "texts": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "locale": {
         "type": "string",
         "pattern": "^[a-z]{2,3}$"
        },
        "groups": {
         "minItems": 1,
         "type": "array",
         "items": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]{0,63}$"
         }
        },
        "channels": {
         "type": "array",
         "items": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]{0,63}$"
         }
        },
        "topics": {
         "type": "array",
         "items": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]{0,63}$"
         }
        },
        "from": {
         "type": "string"
        },
        "subject": {
         "type": "string"
        },
        "textHash": {
         "type": "string",
         "description": "SHA-256 of the text in UTF-8, hexadecimal."
        },
        "htmlHash": {
         "type": "string"
        },
        "recipients": {
         "type": "integer",
         "minimum": 0,
         "maximum": 9007199254740991
        },
        "text": {
         "type": "string"
        },
        "html": {
         "type": "string"
        }
       },
       "required": [
        "id",
        "locale",
        "groups",
        "channels",
        "topics",
        "from",
        "subject",
        "textHash",
        "htmlHash",
        "recipients",
        "text",
        "html"
       ],
       "additionalProperties": false
      }
     }
    },
    "required": [
     "dispatch",
     "rollout",
     "purpose",
     "state",
     "date",
     "from",
     "to",
     "recipients",
     "uncertain",
     "subject",
     "texts"
    ],
    "additionalProperties": false
   }
  }
 },
 "required": [
  "organisation",
  "names",
  "from",
  "to",
  "entries"
 ],
 "additionalProperties": false
};
