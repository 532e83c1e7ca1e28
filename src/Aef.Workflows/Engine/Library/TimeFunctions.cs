using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary><c>time</c>.</summary>
internal static partial class TimeFunctions
{
    public static WorkflowValue Parse(ReadOnlySpan<WorkflowValue> arguments, Frame frame) =>
        EngineClock.Seconds(ParseTime(Arguments.Text(arguments[0], "value")));

    /// <summary>RFC 3339, with up to six fraction digits, as many as the time has.</summary>
    public static WorkflowValue Format(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var seconds = Arguments.Number(arguments[0], "seconds");
        if (!(seconds > EngineClock.Seconds(DateTimeOffset.MinValue.AddDays(1)) && seconds < EngineClock.Seconds(DateTimeOffset.MaxValue.AddDays(-1))))
        {
            throw WorkflowErrorException.Value($"{arguments[0]} is not the time of a year from 1 to 9999");
        }

        var microseconds = (long)Math.Round(seconds * 1e6);
        var time = TimeZoneInfo.ConvertTime(
            DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond),
            Zone(arguments[1]));
        var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
        return arguments[1].IsNull || arguments[1].Text == "UTC" ? text + "Z" : text + time.ToString("zzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Parses a time in the format of RFC 3339 section 5.6; raises a <c>ValueError</c> otherwise.</summary>
    public static DateTimeOffset ParseTime(string text)
    {
        if (Rfc3339().Match(text) is { Success: true } match)
        {
            var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
            var offset = match.Groups["zone"].Value is "Z" or "z" ? "+00:00" : match.Groups["zone"].Value;
            var normal = $"{match.Groups["date"].Value}T{match.Groups["time"].Value}.{fraction}{offset}";
            if (DateTimeOffset.TryParseExact(normal, "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                return time;
            }
        }

        throw WorkflowErrorException.Value($"'{text}' is not a time in RFC 3339 form");
    }

    private static TimeZoneInfo Zone(in WorkflowValue name)
    {
        if (name.IsNull)
        {
            return TimeZoneInfo.Utc;
        }

        var id = Arguments.Text(name, "timezone");
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw WorkflowErrorException.Value($"the time zone '{id}' is not known");
    }

    [GeneratedRegex(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,9}))?(?<zone>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Rfc3339();
}
