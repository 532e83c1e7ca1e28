namespace Aef.Google.Rest.Credentials;

/// <summary>
/// The credential of the computer: looked for at the first request to Google, and issued again five minutes before it expires.
/// </summary>
/// <param name="find">Finds the source of tokens.</param>
/// <param name="clock">The clock.</param>
internal sealed class ComputerCredential(Func<ITokenSource> find, TimeProvider clock) : ICredentialSource, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ITokenSource? _source;
    private IssuedToken? _token;

    /// <inheritdoc/>
    public bool IsPassedByUser => false;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(Uri uri, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _source ??= find();
            if (_token is null || _token.Expires - clock.GetUtcNow() < Margin)
            {
                _token = await _source.IssueAsync(cancellationToken).ConfigureAwait(false);
            }

            return [new("Authorization", "Bearer " + _token.Value)];
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
