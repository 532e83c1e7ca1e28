using Aef.Workflows.Runtime.Engine;
using Aef.Workflows.Runtime.Errors;
using Aef.Workflows.Runtime.Expressions;
using Aef.Workflows.Runtime.Program;

namespace Aef.Workflows.Runtime.Library;

/// <summary>Makes the effects of functions that wait: sleeps, callbacks, HTTP requests, connectors.</summary>
internal static class WaitingFunctions
{
    private const double CallbackTimeout = 43_200;
    private const double ConnectorTimeout = 1_800;

    public static WorkflowEffect Start(string function, WorkflowValue arguments, Frame frame)
    {
        if (arguments.Map is null)
        {
            throw WorkflowErrorException.Type($"the arguments of {function} must be a map; got: {TypeNames.Of(arguments)}");
        }

        var (engine, strand) = (frame.Engine, frame.Strand);
        switch (function)
        {
            case "sys.sleep":
                return engine.Sleep(strand, Seconds(arguments["seconds"], "seconds"));
            case "sys.sleep_until":
                var due = TimeFunctions.ParseTime(Arguments.Text(arguments["time"], "time"));
                return new SleepEffect(engine.NextEffectId(), strand.Id, due > engine.Now ? due : engine.Now);
            case "events.await_callback":
                return AwaitCallback(arguments, frame);
        }

        var http = function.StartsWith("http.", StringComparison.Ordinal) ? HttpRequests.Read(function, arguments) : null;
        var timeout = http?.TimeoutSeconds ?? Timeout(arguments["connector_params"]["timeout"], ConnectorTimeout);
        return new CallEffect(engine.NextEffectId(), strand.Id, function, arguments.Shared(), http, TimeSpan.FromSeconds(timeout)) { Step = frame.Current.Step };
    }

    /// <summary>Seconds that may not be negative.</summary>
    public static double Seconds(in WorkflowValue value, string name)
    {
        var seconds = Arguments.Number(value, name);
        return seconds >= 0 ? seconds : throw WorkflowErrorException.Value($"'{name}' must not be negative");
    }

    /// <summary>Seconds that may be left out, at most a year.</summary>
    public static double Timeout(in WorkflowValue value, double otherwise) => value.IsNull ? otherwise : Math.Min(Seconds(value, "timeout"), 31_536_000);

    private static CallbackEffect AwaitCallback(in WorkflowValue arguments, Frame frame)
    {
        var callback = arguments["callback"];
        Arguments.Map(callback, "callback");
        if (callback["url"].Text is null)
        {
            throw WorkflowErrorException.Value("'callback' is not what events.create_callback_endpoint gave");
        }

        var due = EngineClock.After(frame.Engine.Now, Timeout(arguments["timeout"], CallbackTimeout));
        return new CallbackEffect(frame.Engine.NextEffectId(), frame.Strand.Id, callback, due) { Step = frame.Current.Step };
    }
}
