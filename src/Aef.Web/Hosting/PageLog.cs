using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Aef.Web.Hosting;

/// <summary>
/// Passes the errors of the page to the log of the server. Messages may contain values of users, so only their places are passed.
/// </summary>
internal sealed class PageLog(Action<string> log) : ILoggerProvider, ILogger
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && exception is not null && !IsAddressProblem(exception))
        {
            log($"The page failed with {exception.GetType().Name} (a bug of Aef): {exception.StackTrace}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>True if the address cannot be used: the server ends and reports it, and it is no fault of the page.</summary>
    private static bool IsAddressProblem(Exception exception) =>
        exception is SocketException or IOException { InnerException: AddressInUseException };
}
