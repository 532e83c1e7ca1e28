using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>Creates the effects of functions that wait: sleeps, callbacks, HTTP requests, connectors.</summary>
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

        var (engine, fiber) = (frame.Engine, frame.Fiber);
        switch (function)
        {
            case "sys.sleep":
                return engine.Sleep(fiber, Seconds(arguments["seconds"], "seconds"));
            case "sys.sleep_until":
                var due = TimeFunctions.ParseTime(Arguments.Text(arguments["time"], "time"));
                return new SleepEffect(engine.NextEffectId(), fiber.Id, due > engine.Now ? due : engine.Now);
            case "events.await_callback":
                return AwaitCallback(arguments, frame);
        }

        var http = function.StartsWith("http.", StringComparison.Ordinal) ? HttpRequests.Read(function, arguments) : null;
        var timeout = http?.TimeoutSeconds ?? Timeout(arguments["connector_params"]["timeout"], ConnectorTimeout);
        return new CallEffect(engine.NextEffectId(), fiber.Id, function, arguments.Shared(), http, TimeSpan.FromSeconds(timeout))
        {
            Step = frame.Current.Step,
            Context = engine.Options.CallContexts?.Create(new RoutineCall(frame)),
        };
    }

    /// <summary>A number of seconds that must not be negative.</summary>
    public static double Seconds(in WorkflowValue value, string name)
    {
        var seconds = Arguments.Number(value, name);
        return seconds >= 0 ? seconds : throw WorkflowErrorException.Value($"'{name}' must not be negative");
    }

    /// <summary>An optional number of seconds, at most a year.</summary>
    public static double Timeout(in WorkflowValue value, double otherwise) =>
        value.IsNull ? otherwise : Math.Min(Seconds(value, "timeout"), 31_536_000);

    private static CallbackEffect AwaitCallback(in WorkflowValue arguments, Frame frame)
    {
        var callback = arguments["callback"];
        Arguments.Map(callback, "callback");
        if (callback["url"].Text is null)
        {
            throw WorkflowErrorException.Value("'callback' is not a result of events.create_callback_endpoint");
        }

        var due = EngineClock.After(frame.Engine.Now, Timeout(arguments["timeout"], CallbackTimeout));
        return new CallbackEffect(frame.Engine.NextEffectId(), frame.Fiber.Id, callback, due) { Step = frame.Current.Step };
    }
}
