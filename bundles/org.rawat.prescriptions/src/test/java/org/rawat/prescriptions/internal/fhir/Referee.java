package org.rawat.prescriptions.internal.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** The HAPI validator with terminology and without a network. */
final class Referee {
    /** What is said of code systems that only Indonesia has, and of words instead of codes. */
    private static final List<String> EXPECTED =
            List.of(
                    // Hostile words of a doctor stay words: escaped, a "<" would be misread.
                    "appears to be an embedded HTML tag",
                    "http://sys-ids.kemkes.go.id/kfa",
                    "http://terminology.kemkes.go.id/",
                    "https://fhir.kemkes.go.id/r4/StructureDefinition/MedicationType",
                    "urn:rawat:seed",
                    "http://loinc.org");

    private final FhirValidator validator;

    Referee() {
        FhirContext context = FhirContext.forR4();
        ValidationSupportChain chain =
                new ValidationSupportChain(
                        new DefaultProfileValidationSupport(context),
                        new CommonCodeSystemsTerminologyService(context),
                        new InMemoryTerminologyServerValidationSupport(context));
        FhirInstanceValidator instance = new FhirInstanceValidator(chain);
        instance.setNoTerminologyChecks(false);
        instance.setErrorForUnknownProfiles(true);
        validator = context.newValidator().registerValidatorModule(instance);
    }

    /** What is wrong, or doubtful and not expected. */
    List<String> complaints(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(Referee::counts)
                .map(it -> it.getSeverity() + " " + it.getLocationString() + ": " + it.getMessage())
                .toList();
    }

    private static boolean counts(SingleValidationMessage message) {
        if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0) {
            return true;
        }
        return message.getSeverity() == ResultSeverityEnum.WARNING
                && EXPECTED.stream().noneMatch(message.getMessage()::contains);
    }
}
