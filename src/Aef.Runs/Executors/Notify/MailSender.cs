using System.Globalization;
using System.Net.Mail;
using System.Text;
using Aef.Core.Environments;

namespace Aef.Runs.Executors.Notify;

/// <summary>Sends messages as e-mails in plain text, through the relay of a receiver.</summary>
internal static class MailSender
{
    private const int DefaultPort = 25;
    private const int LongestSubject = 150;

    /// <summary>Sends a message; returns why it was not sent, or null.</summary>
    public static async Task<string?> SendAsync(NotificationTarget target, Notification message, CancellationToken cancellationToken)
    {
        if (!TryParse(target.Relay ?? string.Empty, out var host, out var port))
        {
            return $"\"{target.Relay}\" is no mail relay; write host:port";
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Notifier.Limit);
        try
        {
            using var mail = new MailMessage
            {
                From = new MailAddress(target.From ?? $"aef@{HostName()}"),
                Subject = SubjectOf(message.Subject),
                SubjectEncoding = Encoding.UTF8,
                Body = message.Text,
                BodyEncoding = Encoding.UTF8,
                IsBodyHtml = false,
            };
            foreach (var address in target.To)
            {
                mail.To.Add(new MailAddress(address));
            }

            using var client = new SmtpClient(host, port);
            await client.SendMailAsync(mail, limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Notifier.NoAnswer;
        }
        catch (Exception e) when (e is SmtpException or FormatException or IOException or InvalidOperationException)
        {
            var cause = e.InnerException?.Message ?? e.Message;
            return cause.TrimEnd('.').ReplaceLineEndings(" ");
        }
    }

    /// <summary>A host, with a port or without.</summary>
    internal static bool TryParse(string relay, out string host, out int port)
    {
        var at = relay.LastIndexOf(':');
        port = DefaultPort;
        host = at > 0 && !relay.EndsWith(']') ? relay[..at] : relay;
        return host.Length > 0
            && (host.Length == relay.Length
                || (int.TryParse(relay.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
                    && port is > 0 and < 65536));
    }

    /// <summary>A subject is one line: a line break would begin another header.</summary>
    private static string SubjectOf(string subject)
    {
        var line = new string([.. subject.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return line.Length > LongestSubject ? line[..LongestSubject] + "…" : line;
    }

    private static string HostName() =>
        System.Environment.MachineName is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? name
            : "localhost";
}
