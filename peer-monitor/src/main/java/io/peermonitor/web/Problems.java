package io.peermonitor.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Every error as a problem detail (RFC 9457), without a stack trace. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** By then the places of readers that vanished are free again. */
    private static final String RETRY_AFTER_SECONDS = "30";

    @ExceptionHandler
    ProblemDetail on(BadParameterException bad) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, message(bad));
    }

    @ExceptionHandler
    ProblemDetail on(NotFoundException missing) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, message(missing));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(BusyException busy) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.SERVICE_UNAVAILABLE, message(busy)));
    }

    /** A caller who hangs up is no fault of ours, and there is nobody left to answer. */
    @ExceptionHandler
    @Nullable ProblemDetail on(Exception bug) {
        if (DisconnectedClientHelper.isClientDisconnectedException(bug)) {
            return null;
        }
        log.error("A request failed by a fault of the monitor", bug);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "A fault of the monitor; its log has the details.");
    }

    private static String message(RuntimeException exception) {
        return String.valueOf(exception.getMessage());
    }
}
