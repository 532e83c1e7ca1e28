using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Clients;

/// <summary>Makes calls: it repeats them where that is safe, reads the answers, and turns errors into exceptions.</summary>
internal sealed class GoogleCaller(GoogleClientSettings settings)
{
    /// <summary>The addresses of the APIs.</summary>
    public Endpoints.GoogleEndpoints Endpoints => settings.Endpoints;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => settings.Clock;

    /// <summary>Waits for about a time: a quarter more or less.</summary>
    public Task DelayAsync(TimeSpan about, CancellationToken cancellationToken) =>
        Task.Delay(about * (0.75 + (settings.NextRandom() / 2)), settings.Clock, cancellationToken);

    /// <summary>Makes a call and reads its answer.</summary>
    public Task<T> SendAsync<T>(GoogleCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        RepeatAsync(call, (response, limit) => AnswerReader.ReadAsync(call, response, type, limit), cancellationToken);

    /// <summary>Makes a call whose answer is a resource; null if the resource does not exist.</summary>
    public async Task<T?> FindAsync<T>(GoogleCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await SendAsync(call, type, cancellationToken).ConfigureAwait(false);
        }
        catch (GoogleApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a call whose answer is of no interest.</summary>
    public Task SendAsync(GoogleCall call, CancellationToken cancellationToken) =>
        RepeatAsync(call, static (_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>Makes a call and passes its answer to a function, which may fail with <see cref="IOException"/>.</summary>
    public async Task<T> RepeatAsync<T>(
        GoogleCall call, Func<TransportResponse, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, failure, asked) = await AttemptAsync(call, read, cancellationToken).ConfigureAwait(false);
            if (failure is null)
            {
                return answer!; // An attempt without a failure has an answer.
            }

            if (attempt >= settings.Retries.Attempts || !MayRepeat(call, failure))
            {
                throw Final(call, failure);
            }

            var delay = settings.Retries.Delay(attempt, settings.NextRandom(), asked);
            settings.Trace?.Invoke(string.Create(
                CultureInfo.InvariantCulture, $"{call.Name}: {failure.Message} Attempt {attempt + 1} in {delay.TotalSeconds:0.0} s."));
            await Task.Delay(delay, settings.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    // The limit includes the body of the answer: a server that stops in the middle of it would hold the command forever.
    private async Task<(T? Answer, Exception? Failure, TimeSpan? Asked)> AttemptAsync<T>(
        GoogleCall call, Func<TransportResponse, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var time = call.Timeout ?? settings.Retries.AttemptTimeout;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = settings.Clock.CreateTimer(
            static s => ((CancellationTokenSource)s!).Cancel(), limit, time, Timeout.InfiniteTimeSpan);
        try
        {
            using var response = await settings.Transport.SendAsync(Request(call), limit.Token).ConfigureAwait(false);
            return response.Status is >= 200 and < 300
                ? (await read(response, limit.Token).ConfigureAwait(false), null, null)
                : (default, await AnswerReader.ErrorAsync(call, response, limit.Token).ConfigureAwait(false), RetryAfter(response));
        }
        catch (TransportException e)
        {
            return (default, Unanswered(call, e.WasSent, e.Message, e), null);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return (default, Unanswered(call, wasSent: true, e.Message, e), null);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"No answer within {time.TotalSeconds:0} seconds.");
            return (default, Unanswered(call, wasSent: true, message, e), null);
        }
    }

    private TransportRequest Request(GoogleCall call) => new(call.Verb, call.Uri)
    {
        Headers = [new("User-Agent", settings.UserAgent), new("Accept", "application/json"), .. call.Headers],
        Body = call.Body,
        IsRepeatable = call.Repetition == Repetition.Safe,
    };

    private static bool MayRepeat(GoogleCall call, Exception failure) => (call.Repetition, failure) switch
    {
        (_, UnansweredException { MayHaveHappened: false }) => true,
        (_, GoogleApiException { Code: 429 }) => true,
        (Repetition.Safe, GoogleApiException e) => RetryPolicy.IsTemporary(e.Code),
        (Repetition.Safe, UnansweredException) => true,
        _ => false,
    };

    // A server that fails may have done the work before: for a call that must not be made twice, its error is no answer.
    private static Exception Final(GoogleCall call, Exception failure) =>
        call.Repetition == Repetition.OnlyIfRefused && failure is GoogleApiException { Code: 408 or >= 500 and not 501 } e
            ? new UnansweredException(call.Name, call.Uri.Authority, mayHaveHappened: true, e.Message, e)
            : failure;

    private static UnansweredException Unanswered(GoogleCall call, bool wasSent, string message, Exception e) =>
        new(call.Name, call.Uri.Authority, wasSent, message, e);

    private static TimeSpan? RetryAfter(TransportResponse response) =>
        int.TryParse(response.Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 3600))
            : null;
}
