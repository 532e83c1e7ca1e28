using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>A failed expectation of a test, with its location.</summary>
public sealed class TestFailure
{
    private readonly Location _location;

    /// <summary>Creates a failure.</summary>
    public TestFailure(string message, Location location, string? expected = null, string? actual = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(location);
        Message = message;
        _location = location;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The failure, in one sentence.</summary>
    public string Message { get; }

    /// <summary>The expected value, in any number of lines; null when the message is enough.</summary>
    public string? Expected { get; }

    /// <summary>The actual value, in any number of lines; null when the message is enough.</summary>
    public string? Actual { get; }

    /// <summary>The file of the expectation, as the caller named it; null when it has none.</summary>
    public string? Path => _location.Path;

    /// <summary>The line of the expectation, counted from 1; 0 when unknown.</summary>
    public int Line => _location.Start.Line;

    /// <summary>The column of the expectation, counted from 1; 0 when unknown.</summary>
    public int Column => _location.Start.Column;

    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => _location.HasPosition ? $"{_location}: {Message}" : Message;

    internal Location GetLocation() => _location;
}
