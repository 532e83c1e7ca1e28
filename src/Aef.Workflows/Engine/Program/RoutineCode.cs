using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Library;

namespace Aef.Workflows.Engine.Program;

/// <summary>A compiled routine. Created empty, so that routines can call each other, and filled once.</summary>
internal sealed class RoutineCode(string name, string[] parameters, ExpressionNode?[] defaults)
{
    public string Name { get; } = name;

    public string[] Parameters { get; } = parameters;

    /// <summary>The default of each parameter; null when the argument is required.</summary>
    public ExpressionNode?[] Defaults { get; } = defaults;

    public ArgumentNames ArgumentNames { get; } = new(name, [.. parameters], required: 0);

    public FrameLayout Layout { get; } = new(null);

    public Instruction[] Code { get; private set; } = [];

    /// <summary>The error handlers, inner ones first.</summary>
    public TryHandler[] Handlers { get; private set; } = [];

    public void Fill(Instruction[] code, TryHandler[] handlers)
    {
        Code = code;
        Handlers = handlers;
    }

    public TryHandler? FindHandler(int ip, FrameLayout layout)
    {
        foreach (var handler in Handlers)
        {
            if (ip >= handler.Start && ip < handler.End && ReferenceEquals(handler.Layout, layout))
            {
                return handler;
            }
        }

        return null;
    }
}
