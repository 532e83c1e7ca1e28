using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Aef.Cli.Input;
using Aef.Core.Operations;

namespace Aef.Cli.Commands;

/// <summary>The options that start a run of a schedule: <c>--schedule</c> and <c>--time</c>.</summary>
internal sealed class ScheduledRunOptions
{
    private readonly Option<string?> _name = Name("Run as this schedule of the definition does: with its inputs, window and time zone");

    private readonly Option<string?> _time = new("--time")
    {
        Description = "The scheduled time of the run of --schedule, such as 2026-03-29T05:00; without an offset, in the time zone of the "
            + "schedule; by default, its latest time before the start",
        HelpName = "TIME",
    };

    /// <summary><c>--schedule NAME</c>.</summary>
    public static Option<string?> Name(string description) => new("--schedule") { Description = description, HelpName = "NAME" };

    /// <summary>The date or time that an option has; null without one.</summary>
    /// <exception cref="UsageException">The text is not a date or a time.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static ScheduleBound? Bound(string option, string? text) => text is null
        ? null
        : ScheduleBound.TryParse(text)
            ?? throw new UsageException(
                $"{option} must be a date such as 2026-03-29, or a time such as 2026-03-29T02:00 or 2026-03-29T02:00:00Z; got \"{text}\".");

    /// <summary>Adds the options to a command.</summary>
    public ScheduledRunOptions AddTo(Command command)
    {
        command.Options.Add(_name);
        command.Options.Add(_time);
        return this;
    }

    /// <summary>The name of the schedule; null for a run without one.</summary>
    public string? Schedule(ParseResult result) => result.GetValue(_name);

    /// <summary>The scheduled time; null for the latest one.</summary>
    /// <exception cref="UsageException">The text is not a time, or there is no schedule.</exception>
    public ScheduleBound? Time(ParseResult result)
    {
        var time = Bound(_time.Name, result.GetValue(_time));
        return time is not null && Schedule(result) is null
            ? throw new UsageException("--time needs --schedule NAME, the schedule that is due then.")
            : time;
    }
}
