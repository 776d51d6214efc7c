/// The phrases of the page; each language has all of them, with the same slots.
enum Phrase: String, CaseIterable {
  // The frame.
  case skip, buttonTheme, buttonPrint, buttonCSV, footer, and, or, comma, semicolon, eyebrow
  case answer, nOfM, km
  // Title and question.
  case titleNone, titleExampleNone, titleAbsent, titleExampleAbsent
  case titleExampleOne, titleExample, titleAlmostAll, titleMost
  case titleShare, titleOfOne, titleOfFew, titleNowhereOne, titleNowhere, titleSingleOne
  case clauseRejectedOne, clauseRejected, clauseUnplaced
  case titleSingle, titleSpread, titleSpreadMost, subjectOne, subject, subjectKindOne, subjectKind
  case involving, questionShare, questionWhere, onDay, betweenDays, fromDay, upToDay
  case ofEventType, ofSubEventType, inProvinces, ofPrecision
  case kindAirstrike, kindBombing, kindArmedAttack, kindArmedClash, kindShelling, kindViolence
  case kindArrest, kindProtest, kindOther
  case precisionExact, precisionNear, precisionDistrict, precisionProvince, precisionArea
  case precisionCountry, precisionAbroad, precisionUnknown
  // The answer.
  case verdictExample, verdictNone, verdictCount, verdictAlmostAll, verdictMost, verdictLess
  case verdictAlmostAllCoded, verdictMostCoded, verdictLessCoded, heroBoundsUnstated
  case verdictOpen, moreThan, noShare, heroOfOne, heroOf, heroMostIn, heroNowhere, heroBounds
  case heroFractional, heroPrecise, heroWilson
  case tileCount, tileCountNoteOne, tileCountNote, tileProvinces, tileProvincesAll
  case tileProvincesNoteOne, tileProvincesNote, tileFatalities, tileFatalitiesRange
  case tileFatalitiesFocus, tileFatalitiesMissingOne, tileFatalitiesMissing, tileFatalitiesBest
  case tileConcentration, tileConcentrationOne, tileConcentrationNote, tileBorder, tilePlace
  case tileDistanceNote, tileDistanceNotePart, tileUnplaced, tileUnplacedRange, tileUnplacedNote
  case tileUnplacedNone, tileOutsideOne, tileOutside
  // Where.
  case whereTitle, whereLead, whereCircles, whereCells, whereLens, whereUnplacedOne, whereUnplaced
  case mapCaptionOne, mapCaption, lensCaption, mapDescription, mapDescriptionNone, none,
    coarseCircle
  case noDeaths, deathOne, deathMany, borderWith
  // When.
  case whenTitle, whenLead, whenLeadYears, whenScale, undatedOne, undated, allOthers, allIncidents
  case incidentOne, incidentMany
  // How near.
  case nearTitle, nearTitleOf, nearPlaceTitle, nearLeadOf, nearPlaceLead, nearLead, medianKm
  case ninetyKm, kmAxis, within, allMeasuredOne, allMeasured, notMeasured
  // Other readings.
  case holdsTitle, holdsLead, readingCoded, readingFractional, readingPrecise, readingFatalities
  case readingAlone, readingPerDay, readingUnclear
  // Every province.
  case tableTitle, tableTitleNone, tableLead, tableSort, columnProvince, columnBar, columnBorder
  case incidents, share, bounds, fractional, preciseOnly, cumulative, fatalities, fatalitiesRange
  case inAnyProvince, emptyProvinceOne, emptyProvinces, emptyProvincesNote
  // The ledger.
  case ledgerTitle, ledgerLead, ledgerReadOne, ledgerRead, ledgerRejected, ledgerDuplicate
  case ledgerMatched, ledgerLocated, ledgerTied, ledgerOutside, ledgerUnlocated
  case dropCountry, dropDate, dropKind
  case dropEventType, dropActor, dropActorUnclear, dropActorUnidentified, dropProvince
  case dropPrecision, sumRead, sumMatched
  // Care and source.
  case careTitle, careLead, careLeadEnglish, sourceTitle, sourceLead, sourceInput
  case sourceBoundaries, sourceBorders, sourceJoin, sourceJoinText, sourceShares, sourceSharesText
  case sourceDistance, sourceDistanceText, sourceVersion, sourceQuery, rowOne, rows, revision
  case sourceUsed, sourceUnused, sourceDates, sourceCountry, sourceMissing
  case noChecksum, license, provinceOne, provinceMany
  // Names of months.
  case january, february, march, april, may, june, july, august, september, october, november
  case december
  case jan, feb, mar, apr, mayShort, jun, jul, aug, sep, oct, nov, dec

  static let months: [Phrase] = [
    .january, .february, .march, .april, .may, .june, .july, .august, .september, .october,
    .november, .december,
  ]
  static let shortMonths: [Phrase] = [
    .jan, .feb, .mar, .apr, .mayShort, .jun, .jul, .aug, .sep, .oct, .nov, .dec,
  ]
}
